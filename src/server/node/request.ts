import { bodyOf } from './body.js';

/** What is read of Node's `IncomingMessage`, of Express's and of HTTP/2's. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** Express: the whole path, where `url` is what is left of it below a mount. */
  readonly originalUrl?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly httpVersionMajor: number;
  readonly socket: object;
  readonly destroyed: boolean;
  /** Somebody has begun to read the body. */
  readonly readableDidRead: boolean;
  /** Somebody has read the body to its end. */
  readonly readableEnded: boolean;
  /** Express: what a body parser has made of the body. */
  readonly body?: unknown;
  on(event: 'data', listener: (chunk: Uint8Array) => void): unknown;
  on(event: 'end' | 'error' | 'close', listener: () => void): unknown;
  pause(): unknown;
  resume(): unknown;
}

/** How a request is told that its client, or its reader, wants no more of it. */
interface Ends {
  /** Aborts when the client has gone. */
  readonly signal: AbortSignal;
  /** Called where the handler has read enough of the body, and does not want the rest. */
  readonly onCut: () => void;
}

/** The request as the web has it; null where its host or its path is none. */
export function toRequest(incoming: NodeRequest, { signal, onCut }: Ends): Request | null {
  const { method = 'GET', headers, socket } = incoming;
  const host = headers[':authority'] ?? headers.host ?? 'localhost';
  const path = incoming.originalUrl ?? incoming.url ?? '/';
  // Put together as text: a host with a slash in it would lengthen the path.
  if (typeof host !== 'string' || !/^[\w.:[\]-]+$/.test(host) || !path.startsWith('/')) return null;
  const body = method === 'GET' || method === 'HEAD' ? undefined : bodyOf(incoming, onCut);
  try {
    return new Request(`${'encrypted' in socket ? 'https' : 'http'}://${host}${path}`, {
      method,
      headers: headersOf(headers),
      body,
      signal,
      // Required with a stream, and known to no declaration of the DOM.
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    });
  } catch {
    return null; // TRACE, or a port beyond the last
  }
}

function headersOf(given: NodeRequest['headers']): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(given)) {
    // HTTP/2 has its request line among the headers.
    if (!name.startsWith(':')) for (const value of [values].flat()) headers.append(name, value);
  }
  return headers;
}
