import { toPhoneError, type PhoneErrorCode } from '../../../core/errors.js';
import type { PhoneService } from '../../../service/phone-service.js';
import type { RouteResult, RunRoute } from '../route.js';
import type { IdempotencyRecords, KeyedRequest } from './records.js';
import { restoreResult, serializeResult } from './serialize-result.js';

/**
 * Runs the request, or replays what the first request with its key led to: the same body or the same error. Backup
 * codes are not stored, so a replay creates new ones.
 */
export async function runOnce(
  records: IdempotencyRecords,
  request: KeyedRequest,
  {
    service,
    owner,
    run,
    assertAllowed,
  }: { service: PhoneService; owner: string; run: RunRoute; assertAllowed: () => Promise<void> },
): Promise<RouteResult> {
  const found = await records.claim(request, assertAllowed);
  if ('response' in found) return restoreResult(found.response, () => service.createBackupCodes(owner));
  try {
    const result = await run(service, owner);
    await found
      .complete(serializeResult(result), 'passed' in result ? sessionLifetime : undefined)
      .catch(ignoreBecauseDone);
    return result;
  } catch (thrown) {
    const error = toPhoneError(thrown);
    await (retryableCodes.has(error.code) ? found.release() : found.complete(serializeResult(error))).catch(
      ignoreBecauseDone,
    );
    throw error;
  }
}

/**
 * Seconds in which a client that lost the response to the second step can still get its session: two tries of
 * `httpAdapter` take 30. No longer, because a code is valid once, and a request that somebody finds in a log must not
 * sign them in.
 */
const sessionLifetime = 60;

/** The work is done, so the client gets its response although the record could not be stored. */
function ignoreBecauseDone(): void {}

/** Errors that no rule decides: the same request may succeed later. */
const retryableCodes: ReadonlySet<PhoneErrorCode> = new Set([
  'unknown',
  'network',
  'message_not_sent',
  'rate_limited',
  'unauthenticated',
  'step_up_required',
]);
