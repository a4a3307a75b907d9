import { PhoneError } from '../../core/errors.js';

/**
 * Rejects with `network` if the work takes longer than this many seconds, whatever it waits for. The work itself goes
 * on: a message that is being sent cannot be called back.
 */
export function withDeadline<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  if (!Number.isFinite(seconds)) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const message = `The request took longer than the policy's requestTimeout of ${seconds} s.`;
    timer = setTimeout(() => reject(new PhoneError('network', { message })), seconds * 1000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
