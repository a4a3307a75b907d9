import { isAmbiguous, toPhoneError } from '../../../core/errors.js';
import type { PhoneErrorCode } from '../../../core/error-codes.js';
import type { PhoneService } from '../../../service/phone-service.js';
import type { PassedSignIn, RouteResult, RunRoute } from '../route.js';
import type { IdempotencyClaim, IdempotencyRecords, KeyedRequest } from './records.js';
import { restoreResult, serializeResult } from './serialize-result.js';
import { restoreSession, storeSession } from './stored-session.js';

interface KeyedRun {
  service: PhoneService;
  owner: string;
  run: RunRoute;
  /** Creates the session of a user who passed the second step. */
  complete: (passed: PassedSignIn) => Promise<Response>;
}

/**
 * Runs the request, or replays what the first request with its key led to: the same body, the same error, or the same
 * session, which is never created twice. Backup codes are not stored, so a replay creates new ones.
 */
export async function runOnce(
  records: IdempotencyRecords,
  request: KeyedRequest,
  { service, owner, run, complete }: KeyedRun,
): Promise<Response> {
  const found = await records.claim(request);
  if ('response' in found) {
    const result = await restoreResult(found.response, () => service.createBackupCodes(owner));
    return 'session' in result ? restoreSession(result.session) : Response.json(result.body);
  }
  const result = await run(service, owner, found.sendId).catch((thrown: unknown) => settleError(found, thrown));
  return 'passed' in result
    ? completeOnce(found, () => complete(result))
    : found
        .complete(serializeResult(result))
        .catch(ignoreBecauseDone)
        .then(() => Response.json(result.body));
}

async function completeOnce(claim: IdempotencyClaim, complete: () => Promise<Response>): Promise<Response> {
  try {
    const response = await complete();
    const session = await storeSession(response);
    // The sign-in attempt is over, so a repetition of what is not stored is `unauthenticated`.
    await (session ? claim.complete(serializeResult({ session }), sessionLifetime) : claim.release()).catch(
      ignoreBecauseDone,
    );
    return response;
  } catch (thrown) {
    await claim.release().catch(ignoreBecauseDone);
    throw thrown;
  }
}

async function settleError(claim: IdempotencyClaim, thrown: unknown): Promise<RouteResult> {
  const error = toPhoneError(thrown);
  const settle = () => {
    if (isAmbiguous(error)) return claim.abandon();
    return retryableCodes.has(error.code) ? claim.release() : claim.complete(serializeResult(error));
  };
  await settle().catch(ignoreBecauseDone);
  throw error;
}

/**
 * Seconds in which a client that lost the response to the second step can still get its session: two tries of
 * `httpAdapter` take 30. No longer, because a session that was ended meanwhile must not come back.
 */
const sessionLifetime = 60;

/** The work is done, so the client gets its response although the record could not be stored. */
function ignoreBecauseDone(): void {}

/** Errors that no rule decides: the same request may succeed later. */
const retryableCodes: ReadonlySet<PhoneErrorCode> = new Set([
  'message_not_sent',
  'rate_limited',
  'unauthenticated',
  'step_up_required',
]);
