import { PhoneError, type PhoneErrorCode } from '../../../../src/index.js';

export interface AcmeOptions {
  /** The URL of Acme's API, without a trailing slash. */
  baseUrl: string;
  /** @default the browser's own */
  fetch?: typeof fetch | undefined;
}

/** Sends a request to Acme, and rejects with a `PhoneError` if anything goes wrong. */
export function createRequest({ baseUrl, fetch = globalThis.fetch }: AcmeOptions) {
  return async (method: string, path: string, { body, signal }: RequestOptions = {}): Promise<unknown> => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      credentials: 'include',
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).catch((cause: unknown) => {
      throw new PhoneError('network', { cause });
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw errorOf(response, answer);
    return answer;
  };
}

interface RequestOptions {
  body?: object | undefined;
  signal?: AbortSignal | undefined;
}

function errorOf({ status, headers }: Response, answer: unknown): PhoneError {
  const { error, remaining }: { error?: unknown; remaining?: unknown } = answer ?? {};
  return new PhoneError(codeOf[String(error)] ?? codeOfStatus[status] ?? 'unknown', {
    attemptsLeft: typeof remaining === 'number' ? remaining : null,
    retryAfter: Number(headers.get('Retry-After')) || null,
    // The response, never the request, which may contain a code.
    cause: { status, error },
  });
}

const codeOf: Record<string, PhoneErrorCode | undefined> = {
  BAD_NUMBER: 'invalid_phone_number',
  TOO_MANY_PHONES: 'too_many_phone_numbers',
  WRONG_CODE: 'incorrect_code',
  CODE_TOO_OLD: 'code_expired',
  CODE_USED_UP: 'too_many_attempts',
  IN_USE: 'phone_number_taken',
  ALREADY_CONFIRMED: 'already_verified',
  SMS_FAILED: 'message_not_sent',
};

const codeOfStatus: Record<number, PhoneErrorCode | undefined> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'rate_limited',
};
