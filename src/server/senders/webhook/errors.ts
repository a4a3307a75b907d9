import type { PhoneError } from '../../../core/errors.js';
import { isMember } from '../../../core/validate.js';
import { parseProblem } from '../../../protocol/problem.js';
import { createSendError, getStatusFailure, sendErrorCodes } from '../kit/errors.js';

/** Returns the error for a webhook's response that did not accept the message. */
export async function translateWebhookResponse(response: Response): Promise<PhoneError> {
  const { status, headers } = response;
  const reason = `The webhook returned ${status}.`;
  const retryAfter = /^\d{1,6}$/.test(headers.get('Retry-After') ?? '') ? Number(headers.get('Retry-After')) : null;
  const problem = (headers.get('Content-Type') ?? '').startsWith('application/problem+json')
    ? parseProblem(await response.json().catch(() => null), undefined)
    : await response.body?.cancel().then(() => null);
  if (problem && problem.code !== 'message_not_sent' && isMember(sendErrorCodes, problem.code))
    return createSendError(problem.code, reason, { retryAfter: problem.retryAfter ?? retryAfter });
  const failure = getStatusFailure(status);
  return createSendError(status === 429 ? 'rate_limited' : 'message_not_sent', reason, { failure, retryAfter });
}
