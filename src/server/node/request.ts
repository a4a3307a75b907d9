import { isNormalPath } from '../http/path.js';
import { toBody } from './body.js';

/** The part of Node's `IncomingMessage`, of Express's and of HTTP/2's, that is used. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the whole path; `url` is only the part below a mount. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly httpVersionMajor: number;
  readonly socket: object;
  readonly destroyed: boolean;
  /** Whether somebody started to read the body. */
  readonly readableDidRead: boolean;
  /** Whether somebody read the body to its end. */
  readonly readableEnded: boolean;
  /** Express: the result of a body parser. */
  readonly body?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'error' | 'close', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** How either end of a request stops it. */
interface RequestEnds {
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal;
  /** Called when the handler cancels the body. */
  readonly onCancel: () => void;
}

/** Converts the request; returns null if its host or its path is invalid. */
export function toRequest(incoming: NodeRequest, { signal, onCancel }: RequestEnds): Request | null {
  const { method = 'GET', headers, socket } = incoming;
  const host = headers[':authority'] ?? headers.host ?? 'localhost';
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  // Concatenated, because a host with a slash in it would extend the path.
  if (typeof host !== 'string' || !/^[\w.:[\]-]+$/.test(host) || !path.startsWith('/')) return null;
  // Here, because `Request` resolves dot segments and takes a backslash for a slash.
  if (!isNormalPath(path.replace(/[?#].*$/s, ''))) return null;
  const body = method === 'GET' || method === 'HEAD' ? undefined : toBody(incoming, onCancel);
  try {
    return new Request(`${'encrypted' in socket ? 'https' : 'http'}://${host}${path}`, {
      method,
      headers: toHeaders(headers),
      ...(body !== undefined && { body }),
      signal,
      // Required with a stream, but missing in the declarations of the DOM.
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
  } catch {
    return null; // TRACE, or a port beyond the last
  }
}

function toHeaders(given: NodeRequest['headers']): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(given)) {
    // HTTP/2 has the request line among its headers.
    if (!name.startsWith(':')) for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}
