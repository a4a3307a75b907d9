import { isRecord } from '../../core/validate.js';
import { Refusal } from './refusal.js';

/** What a request bears: the text of its body, and the JSON object in it. */
export interface RequestBody {
  readonly text: string;
  /** Empty where there is no body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Reads a body of `limit` bytes at most: 413 for more, 415 for another type, 400 for what is no JSON object. */
export async function readBody(request: Request, limit: number): Promise<RequestBody> {
  const bytes = await readBytes(request, limit);
  if (bytes.length === 0) return { text: '', fields: {} };
  if (!isJson(request.headers)) throw new Refusal(415, 'unsupported', { Accept: 'application/json' });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const fields: unknown = JSON.parse(text);
    if (isRecord(fields)) return { text, fields };
  } catch {
    // Said below, without the parser's own words: they quote the body.
  }
  throw new Refusal(400);
}

/** Counts what comes: the length that a request gives itself may be a lie, and is only good to refuse early. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('Content-Length')) > limit) throw new Refusal(413);
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (!request.body) return new Uint8Array();
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Refusal(400);
    });
    if (done) break;
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(() => undefined);
      throw new Refusal(413);
    }
    chunks.push(value);
  }
  return joined(chunks, length);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function isJson(headers: Headers): boolean {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  const encoding = headers.get('Content-Encoding') ?? 'identity';
  return type.trim().toLowerCase() === 'application/json' && encoding.trim().toLowerCase() === 'identity';
}
