import { PhoneError } from '../../core/errors.js';

/** Runs a call that takes no signal. Rejects with `network` as soon as the signal aborts, even if the call goes on. */
export function unlessAborted<Result>(signal: AbortSignal | undefined, run: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new PhoneError('network', { cause: signal?.reason, message: 'The call was aborted.' }));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    run()
      .finally(() => signal?.removeEventListener('abort', abort))
      .then(resolve, reject);
  });
}
