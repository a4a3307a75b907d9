import { createSendError } from './errors.js';

/** Options of every sender that calls a provider. */
export interface SenderOptions {
  /** ms until the sender stops waiting for the provider and the message counts as not sent. @default 10000 */
  timeout?: number | undefined;
}

/** Runs a call, and rejects with `message_not_sent` after the timeout, whether or not the call observes the signal. */
export async function withProviderTimeout<Result>(
  provider: string,
  { timeout = 10_000 }: SenderOptions,
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = AbortSignal.timeout(timeout);
  const timedOut = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () =>
      reject(createSendError('message_not_sent', `${provider} did not respond within ${timeout} ms.`)),
    );
  });
  return Promise.race([run(signal), timedOut]);
}
