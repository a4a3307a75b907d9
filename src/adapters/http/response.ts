import { PhoneError } from '../../core/errors.js';
import { readRetryAfter } from './retry-after.js';

/** A whole answer. */
export interface Answer {
  readonly status: number;
  /** The status is one of success. */
  readonly ok: boolean;
  /** What the body says; undefined where it is no JSON. */
  readonly body: unknown;
  /** The media type alone, such as `text/html`; empty where the server names none. */
  readonly type: string;
  /** Seconds, or null. */
  readonly retryAfter: number | null;
  /** The server has led to another address. */
  readonly redirected: boolean;
}

/** `unknown` where the body is larger than any that this protocol has; else it rejects with what `fetch` does. */
export async function readAnswer(response: Response): Promise<Answer> {
  const { status, ok, headers, redirected } = response;
  return {
    status,
    ok,
    body: parsed(await readText(response)),
    type: (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    retryAfter: readRetryAfter(headers),
    redirected,
  };
}

/** Bytes. A list of a hundred numbers has a twentieth of it. */
const largestBody = 1_000_000;

async function readText(response: Response): Promise<string> {
  // React Native's answers have no stream.
  if (!response.body) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > largestBody) {
      reader.cancel().catch(() => undefined);
      throw new PhoneError('unknown', {
        cause: { status: response.status, problem: null },
        message: `The server answered more than ${largestBody} bytes.`,
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
