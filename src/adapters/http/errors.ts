import { isRecord } from '../../core/validate.js';
import { PhoneError, type PhoneErrorCode } from '../../core/errors.js';
import { readProblem } from '../../protocol/bodies.js';
import type { Answer } from './response.js';
import type { HttpCall } from './client.js';

/** The `cause` of a `PhoneError`: what the server said, and nothing that was said to it. */
export interface HttpCause {
  /** null: no whole answer came. */
  readonly status: number | null;
  /** The problem details (RFC 9457), all members; null where there were none. */
  readonly problem: unknown;
}

/** What a refusal says, by its problem details, else by its status. */
export function refusalOf({ status, type, body, retryAfter }: Answer, call: HttpCall): PhoneError {
  const problem = isRecord(body) ? body : null;
  const cause: HttpCause = { status, problem: withoutCode(problem, call) };
  return (
    readProblem(problem && { ...problem, retry_after: problem.retry_after ?? retryAfter }, cause) ??
    new PhoneError(codeOf[status] ?? 'unknown', {
      retryAfter,
      cause,
      message: `The server answered ${status} with ${type || 'nothing'}, and no problem details.`,
    })
  );
}

/** Whether a gateway speaks in place of the server, which may have done what it was told. It says when to come back, or now will do. */
export function isGatewayAnswer({ status, body, retryAfter }: Answer): boolean {
  return codeOf[status] === 'network' && retryAfter === null && !readProblem(body, null);
}

/** Nobody knows what the server did. What `fetch` has thrown may hold the request, where an app has a `fetch` of its own. */
export function lostAnswer(thrown: unknown, call: HttpCall): PhoneError {
  const cause: HttpCause = { status: null, problem: null };
  const said = thrown instanceof Error ? thrown.message : 'No whole answer came.';
  return new PhoneError('network', { cause, message: withoutCode(said, call) });
}

/** Where the body tells nothing. A conflict is not among them: it could be one of many. */
const codeOf: Readonly<Record<number, PhoneErrorCode | undefined>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
  502: 'network',
  503: 'network',
  504: 'network',
};

/** A server that says what it was told would have the code in each log that an error goes to. */
function withoutCode<Said>(said: Said, { body }: HttpCall): Said {
  const code = body?.code;
  if (typeof code !== 'string' || code === '') return said;
  return JSON.parse(JSON.stringify(said), (_, value: unknown) =>
    typeof value === 'string' || typeof value === 'number' ? withoutText(value, code) : value,
  );
}

function withoutText(value: string | number, code: string): string | number {
  return String(value).includes(code) ? String(value).replaceAll(code, '…') : value;
}
