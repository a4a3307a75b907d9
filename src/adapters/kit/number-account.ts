import type { AdapterLimits, PhoneAdapter } from '../../core/adapter.js';
import type { PhoneError } from '../../core/errors.js';
import type { Channel } from '../../core/model.js';

/** What the backend stores about the signed-in user. */
export interface Account {
  readonly userId: string;
  /** The numbers, in E.164, that the user has verified. */
  readonly phoneNumbers: readonly string[];
  /** Numbers that the account has although nobody verified them, such as imported ones. @default none */
  readonly unverifiedNumbers?: readonly string[] | undefined;
  /** The verified numbers that receive the codes of the second step, the default one first. @default none */
  readonly secondFactors?: readonly string[] | undefined;
}

export interface SendInput<Own extends Account = Account> {
  /** E.164. */
  readonly phoneNumber: string;
  readonly channel: Channel;
  /** The language of the message (BCP 47); undefined if it is not known. */
  readonly locale: string | undefined;
  /** The account as it is before. */
  readonly account: Own;
}

export interface ConfirmInput<Own extends Account = Account> {
  /** E.164. */
  readonly phoneNumber: string;
  readonly code: string;
  /** The account as it is before. */
  readonly account: Own;
}

/** What a change of the second factor resolves with. */
export interface SecondFactorChange<Own extends Account = Account> {
  /** The backup codes that were created with it. @default none */
  readonly backupCodes?: readonly string[] | null | undefined;
  /** The account as it is afterwards. @default it is read */
  readonly account?: Own | undefined;
}

/** `Own` is what `read` resolves with; it may have more than the adapter needs. */
export interface NumberAdapterOptions<Own extends Account = Account> extends Pick<
  PhoneAdapter,
  'scope' | 'currentUserId' | 'createBackupCodes'
> {
  /** If `replaces` is true, the backend must put the new number in the place of the old one when it is confirmed. */
  readonly limits: AdapterLimits;
  /** @default ['sms'] */
  readonly channels?: readonly Channel[] | undefined;
  /** Reads the account. Throw `PhoneError('unauthenticated')` if nobody is signed in. */
  read(options: { signal?: AbortSignal | undefined }): Promise<Own>;
  /** Sends a code to a number that is not verified yet. */
  send(input: SendInput<Own>): Promise<void>;
  /**
   * Tries a code. Resolves once `read` returns the number, or with the account as it is afterwards, which saves that.
   * If the number takes the place of another, codes of the second step must go to it from then on.
   */
  confirm(input: ConfirmInput<Own>): Promise<Own | void>;
  /**
   * Removes a number that the backend stores, and ends its second factor, or the next number would be one at once.
   * Resolves like `confirm`.
   * @default none can be removed once it is verified
   */
  remove?: ((input: { phoneNumber: string; account: Own }) => Promise<Own | void>) | undefined;
  /**
   * Reserves a number for the second factor, or ends that.
   * @default the adapter has no `setReservedForSecondFactor`
   */
  setSecondFactor?:
    | ((input: { phoneNumber: string; reserved: boolean; account: Own }) => Promise<SecondFactorChange<Own> | void>)
    | undefined;
  /** Returns what the functions above threw as a `PhoneError`. Not called for one that is a `PhoneError` already. */
  translateError(thrown: unknown): PhoneError;
}
