import { PhoneError } from '../../core/errors.js';
import { responseHeaders } from '../../protocol/requests.js';
import { readRetryAfter } from './retry-after.js';

/** A complete response. */
export interface HttpResponse {
  readonly status: number;
  /** Whether the status is one of success. */
  readonly ok: boolean;
  /** The parsed JSON; undefined if the body is not JSON. */
  readonly body: unknown;
  /** The media type without parameters, such as `text/html`; empty if there is none. */
  readonly type: string;
  /** Seconds, or null. */
  readonly retryAfter: number | null;
  /** How many backup codes are left, or null. */
  readonly backupCodesLeft: number | null;
  /** Whether the server redirected to another address. */
  readonly redirected: boolean;
}

/**
 * Reads a response to its end. Rejects with `unknown` if it is too large, and otherwise with what `fetch` rejects with.
 */
export async function readResponse(response: Response): Promise<HttpResponse> {
  const { status, ok, headers, redirected } = response;
  return {
    status,
    ok,
    body: parseJson(await readText(response)),
    type: (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    retryAfter: readRetryAfter(headers),
    backupCodesLeft: readCount(headers.get(responseHeaders.backupCodesLeft)),
    redirected,
  };
}

/** Returns the whole number in a header; null if there is none. */
function readCount(text: string | null): number | null {
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null;
}

/** Bytes. A list of a hundred numbers takes a twentieth of that. */
const maxBodySize = 1_000_000;

async function readText(response: Response): Promise<string> {
  // Responses in React Native have no stream.
  if (!response.body) return response.text();
  // Chromium cancels a request whose only stream was read to its end by script, so that it shows as aborted.
  const bodies = [response.clone().body, response.body];
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBodySize) {
        throw new PhoneError('unknown', {
          cause: { status: response.status, problem: null },
          message: `The response has more than ${maxBodySize} bytes, which no response of this protocol has.`,
        });
      }
      text += decoder.decode(value, { stream: true });
    }
  } finally {
    reader.releaseLock();
    for (const body of bodies) body?.cancel().catch(() => undefined);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
