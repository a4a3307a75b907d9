import { toPhoneError, type PhoneErrorCode } from '../../../core/errors.js';
import type { PhoneService } from '../../../service/phone-service.js';
import type { KeptAnswers, KeyedRequest } from './records.js';
import { readKeptAnswer, writeKeptAnswer } from './serialize-result.js';
import type { Answer, Run } from '../route.js';

/**
 * Does what was asked, or answers what its key was answered before: the same body, the same refusal, with new backup
 * codes where there were some, since those were not kept.
 */
export async function answerOnce(
  answers: KeptAnswers,
  request: KeyedRequest,
  { service, of, run, isAllowed }: { service: PhoneService; of: string; run: Run; isAllowed: () => Promise<void> },
): Promise<Answer> {
  const found = await answers.claim(request, isAllowed);
  if ('kept' in found) return readKeptAnswer(found.kept, () => service.createBackupCodes(of));
  try {
    const answer = await run(service, of);
    await found.keep(writeKeptAnswer(answer), 'passed' in answer ? keepSessionFor : undefined).catch(becauseItIsDone);
    return answer;
  } catch (thrown) {
    const error = toPhoneError(thrown);
    await (mayBeTriedAgain.has(error.code) ? found.release() : found.keep(writeKeptAnswer(error))).catch(becauseItIsDone);
    throw error;
  }
}

/**
 * Seconds in which who has lost the answer to the second step gets their session all the same: two tries of `httpAdapter`
 * take 30. No longer, since a code is good once, and whoever finds the request in some log must not sign in with it.
 */
const keepSessionFor = 60;

/** What was done is answered, though it could not be kept. */
function becauseItIsDone(): void {}

/** No rule speaks in these: the same request may come to another end. */
const mayBeTriedAgain: ReadonlySet<PhoneErrorCode> = new Set([
  'unknown',
  'network',
  'message_not_sent',
  'rate_limited',
  'unauthenticated',
  'step_up_required',
]);
