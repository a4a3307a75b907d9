import { PhoneError, toPhoneError, type PhoneErrorCode } from '../../core/errors.js';
import { statusOf } from '../../protocol/bodies.js';

/** A request that is refused for its form, with a status that no `PhoneErrorCode` stands for by itself. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly error: PhoneError;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** `unsupported` says that nothing was done, and that the same request never will be. */
  constructor(status: number, code: PhoneErrorCode = 'unsupported', headers: Readonly<Record<string, string>> = {}) {
    const retryAfter = headers['Retry-After'];
    super(code);
    this.error = new PhoneError(code, { retryAfter: retryAfter === undefined ? null : Number(retryAfter) });
    this.status = status;
    this.headers = headers;
  }
}

/** Whatever was thrown, as what is answered. */
export function toRefusal(thrown: unknown): Pick<Refusal, 'error' | 'status' | 'headers'> {
  if (thrown instanceof Refusal) return thrown;
  const error = toPhoneError(thrown);
  const status = statusOf[error.code];
  return { error, status, headers: headersFor(error, status) };
}

function headersFor({ retryAfter }: PhoneError, status: number): Record<string, string> {
  // RFC 9110 (11.6.1) asks for a challenge; a scheme that browsers do not know opens no password dialog of theirs.
  if (status === 401) return { 'WWW-Authenticate': 'Session' };
  // A lock that only an operator ends has no time after which it is worth trying again.
  if (status === 429 && retryAfter !== null) return { 'Retry-After': String(retryAfter) };
  if (status === 503) return { 'Retry-After': String(retryAfter ?? defaultRetryAfter) };
  return {};
}

/** Seconds: a provider that has just failed is often back by then. */
const defaultRetryAfter = 5;
