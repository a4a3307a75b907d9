import type { AdapterLimits } from './adapter.js';
import type { Channel } from './model.js';
import type { Complete } from './optional.js';

/** A number that can receive the code of the challenge; masked, because the user is not signed in yet. */
export interface SecondFactorPhoneNumber {
  id: string;
  /** Such as `+1 *** *** **23`. */
  maskedPhoneNumber: string;
  default: boolean;
}

/**
 * The port between the kit and a backend for the challenge, the second step of a sign-in, when there is no session yet.
 * Create one for each sign-in attempt. Every method rejects with a `PhoneError`. `Session` is what the backend returns
 * when the challenge is passed.
 */
export interface SecondFactorAdapter<Session = void> {
  /** Identifies this sign-in attempt: cache keys and send records belong to it. */
  readonly attemptId: string;
  readonly limits: Pick<AdapterLimits, 'codeLength' | 'codeLifetime' | 'resendCooldown'>;
  /** The channels by which a code can be sent, the default one first. */
  readonly channels: readonly Channel[];
  /** The id of the number to which the first step has sent a code already. @default none was sent */
  readonly sentTo?: string | undefined;
  list(options: { signal?: AbortSignal | undefined }): Promise<readonly SecondFactorPhoneNumber[]>;
  /**
   * Sends a code, which voids the previous one, in a message of this language (BCP 47) if the backend has it.
   * `expireAt`: ms since the epoch; null if it is not known.
   */
  prepare(input: {
    id: string;
    channel?: Channel | undefined;
    locale?: string | undefined;
  }): Promise<{ expireAt: number | null }>;
  attempt(input: { id: string; code: string }): Promise<Session>;
  /** Leave it out if the backend has no backup codes, or the user has none. */
  attemptBackupCode?: ((input: { code: string }) => Promise<Session>) | undefined;
  /**
   * How many backup codes the user has left once `attemptBackupCode` has resolved. May be a getter, read then.
   * @default not known
   */
  readonly backupCodesLeft?: number | null | undefined;
}

/** The methods of `SecondFactorAdapter` that change something. */
export const secondFactorOperations = [
  'prepare',
  'attempt',
  'attemptBackupCode',
] as const satisfies readonly (keyof SecondFactorAdapter)[];

export type SecondFactorOperation = (typeof secondFactorOperations)[number];

/** An adapter of the challenge with every optional operation. */
export type CompleteSecondFactorAdapter<Session = void> = SecondFactorAdapter<Session> &
  Complete<Pick<SecondFactorAdapter<Session>, SecondFactorOperation>>;
