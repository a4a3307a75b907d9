import { PhoneError } from '../../core/errors.js';

/** What was answered, for a client that cannot be told to stop: `network` once nobody waits for it any longer. */
export function unlessAborted<Answer>(signal: AbortSignal | undefined, run: () => Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new PhoneError('network', { cause: signal?.reason, message: 'aborted' }));
    if (signal?.aborted) return abort();
    signal?.addEventListener('abort', abort, { once: true });
    run()
      .finally(() => signal?.removeEventListener('abort', abort))
      .then(resolve, reject);
  });
}
