import type { PhoneError } from '../../../core/errors.js';
import { readProblem } from '../../../protocol/bodies.js';
import { refused } from '../kit/errors.js';

/** What the answer of a webhook says that has not taken the message. */
export async function toRefusal(response: Response): Promise<PhoneError> {
  const { status, headers } = response;
  const reason = `The webhook has answered ${status}.`;
  const retryAfter = /^\d{1,6}$/.test(headers.get('Retry-After') ?? '') ? Number(headers.get('Retry-After')) : null;
  const problem = (headers.get('Content-Type') ?? '').startsWith('application/problem+json')
    ? readProblem(await response.json().catch(() => null), undefined)
    : await response.body?.cancel().then(() => null);
  switch (problem?.code) {
    case 'invalid_phone_number':
    case 'unsupported_country':
    case 'unsupported':
    case 'rate_limited':
      return refused(problem.code, reason, problem.retryAfter ?? retryAfter);
    default:
      return refused(status === 429 ? 'rate_limited' : 'message_not_sent', reason, retryAfter);
  }
}
