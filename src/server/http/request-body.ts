import { isRecord } from '../../core/validate.js';
import { requestHeaders } from '../../protocol/requests.js';
import { RequestError } from './request-error.js';

export interface RequestBody {
  readonly text: string;
  /** The JSON object in the body; empty if there is no body. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Reads a body of at most `limit` bytes. Throws 413 for a larger one, 415 for another type and 400 for anything but a
 * JSON object. Even without a body, the type is required, or a header of the kit. When `signal` aborts, the rest of the
 * body is not waited for.
 */
export async function readBody(request: Request, limit: number, signal: AbortSignal): Promise<RequestBody> {
  const bytes = await readBytes(request, limit, signal);
  const isWanted = bytes.length === 0 ? !isForm(request) : isJson(request.headers);
  if (!isWanted) throw new RequestError(415, 'unsupported', { Accept: 'application/json' });
  if (bytes.length === 0) return { text: '', fields: {} };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const fields: unknown = JSON.parse(text);
    if (isRecord(fields)) return { text, fields };
  } catch {
    // Thrown below without the parser's message, which quotes the body.
  }
  throw new RequestError(400);
}

/** Counts what arrives: `Content-Length` may be a lie, so it only serves to reject early. */
async function readBytes(request: Request, limit: number, signal: AbortSignal): Promise<Uint8Array> {
  if (Number(request.headers.get('Content-Length')) > limit) throw new RequestError(413);
  if (request.bodyUsed) throw new TypeError('The body was read before the handler: authenticate must not read it.');
  const body: ReadableStream<Uint8Array> | null | undefined = request.body;
  if (body === null) return new Uint8Array();
  // Firefox has no `Request.body`, in a page or a worker that runs the handler itself.
  if (body === undefined) {
    const all = await request.arrayBuffer().catch(rejectBody);
    if (all.byteLength > limit) throw new RequestError(413);
    return new Uint8Array(all);
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  const cancel = () => reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', () => void cancel(), { once: true });
  if (signal.aborted) await cancel();
  for (;;) {
    const { done, value } = await reader.read().catch(rejectBody);
    if (done) break;
    length += value.length;
    if (length > limit) {
      await cancel();
      throw new RequestError(413);
    }
    chunks.push(value);
  }
  if (signal.aborted) throw new RequestError(400);
  return concatenate(chunks, length);
}

function rejectBody(): never {
  throw new RequestError(400);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/**
 * Returns whether a form of another site could send the request: a POST without a header for which a browser asks by a
 * preflight first.
 */
function isForm({ method, headers }: Request): boolean {
  return method === 'POST' && !isJson(headers) && !Object.values(requestHeaders).some((name) => headers.has(name));
}

function isJson(headers: Headers): boolean {
  const [type = ''] = (headers.get('Content-Type') ?? '').split(';');
  const encoding = headers.get('Content-Encoding') ?? 'identity';
  return type.trim().toLowerCase() === 'application/json' && encoding.trim().toLowerCase() === 'identity';
}
