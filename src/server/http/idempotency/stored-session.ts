import { fromBase64, toBase64 } from './seal.js';

/** The response that bears a session, as JSON. It is a secret, and is stored only encrypted. */
export interface StoredSession {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Base64; null if the response has no body. */
  readonly body: string | null;
}

/** Reads a copy of the response; resolves with null if its body is too large to be stored. */
export async function storeSession(response: Response): Promise<StoredSession | null> {
  const body = response.body && (await readSmallBody(response.clone()));
  if (body instanceof Uint8Array || body === null)
    return { status: response.status, headers: [...response.headers], body: body && toBase64(body) };
  return null;
}

export function restoreSession({ status, headers, body }: StoredSession): Response {
  const response = new Response(body === null ? null : fromBase64(body), { status });
  // A Content-Type that the body brings is not the app's.
  response.headers.delete('Content-Type');
  for (const [name, value] of headers) response.headers.append(name, value);
  return response;
}

async function readSmallBody(response: Response): Promise<Uint8Array | undefined> {
  const length = Number(response.headers.get('Content-Length'));
  if (length > maxSize) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return bytes.length > maxSize ? undefined : bytes;
}

/** Bytes. A session is a cookie or a token. */
const maxSize = 65_536;
