import { PhoneError } from '../../core/errors.js';
import { rejectAfter } from '../reject-after.js';

/**
 * Rejects with `network` if the work takes longer than this many seconds, whatever it waits for. The work itself goes
 * on: a message that is being sent cannot be called back.
 */
export function withDeadline<Result>(seconds: number, work: Promise<Result>): Promise<Result> {
  const message = `The request took longer than the policy's requestTimeout of ${seconds} s.`;
  return rejectAfter(seconds * 1000, () => new PhoneError('network', { message }), work);
}
