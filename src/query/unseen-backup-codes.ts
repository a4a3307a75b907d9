import { isAmbiguous, toPhoneError } from '../core/errors.js';
import type { BackupCodeStatus } from '../core/model.js';
import type { KeyOwner } from './keys.js';
import { Secret } from './secret.js';
import { forgetSend, readSend, writeSend } from './sends.js';

// A request that creates backup codes is recorded before it leaves. The record stays if the response is lost, or reaches
// a page that was left: then the codes were created, and nobody has seen them. It is a send record whose `sentAt` is
// when the set before was created.

/** In place of the time of the set before, if there was none. */
export const noSetBefore = 0;

const id = 'backup codes';

/** Records that codes are requested, until the response tells what became of it. */
export function watchNewCodes<Result>(
  owner: KeyOwner,
  createdBefore: number | null,
  response: Promise<Result>,
): Promise<Result> {
  recordUnseenCodes(owner, createdBefore);
  return response.then(
    (result) => {
      forgetSend(owner, id);
      return result;
    },
    (thrown: unknown) => {
      if (!isAmbiguous(toPhoneError(thrown))) forgetSend(owner, id);
      throw thrown;
    },
  );
}

/** Backup codes that are recorded as unseen if they are discarded before anybody has revealed them. */
export class UnseenCodes extends Secret<readonly string[]> {
  readonly #discardUnseen: () => void;
  #isSeen = false;

  constructor(codes: Secret<readonly string[]>, owner: KeyOwner, createdBefore: number | null) {
    super(codes.reveal() ?? []);
    this.#discardUnseen = () => recordUnseenCodes(owner, createdBefore);
  }

  override reveal(): readonly string[] | null {
    this.#isSeen = true;
    return super.reveal();
  }

  override discard(): void {
    if (!this.#isSeen) this.#discardUnseen();
    this.#isSeen = true;
    super.discard();
  }
}

/** Returns the record of this owner for `hasUnseenCodes`; the same object until it changes. */
export function readUnseenCodes(owner: KeyOwner) {
  return readSend(owner, id);
}

/**
 * Returns whether codes were created that nobody has seen. `status` is undefined as long as it is not known; null if
 * the backend does not report it, and then the first number brought some.
 */
export function hasUnseenCodes(
  record: ReturnType<typeof readUnseenCodes>,
  status: BackupCodeStatus | null | undefined,
): boolean {
  if (!record || status === undefined) return false;
  return status ? status.left > 0 && status.createdAt !== record.sentAt : record.sentAt === noSetBefore;
}

function recordUnseenCodes(owner: KeyOwner, createdBefore: number | null): void {
  writeSend(owner, id, { sentAt: createdBefore, askedAt: Date.now(), wait: 0, channel: null });
}
