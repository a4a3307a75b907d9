import { refused } from './errors.js';

/** Options of every sender that calls a provider. */
export interface SenderOptions {
  /** ms until it gives up on the provider, and the message counts as not sent; the person waits meanwhile. @default 10000 */
  timeout?: number;
}

/** What `call` answers, or `message_not_sent` once its time is over, whether or not it heeds the signal. */
export async function withDeadline<Answer>(
  provider: string,
  { timeout = 10_000 }: SenderOptions,
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout);
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(refused('message_not_sent', `${provider} has not answered within ${timeout} ms.`)));
  });
  return Promise.race([call(signal), over]);
}
