import { safeHeaders } from '../http/safe-headers.js';
import { recordRemoteAddress } from './remote-address.js';
import { toRequest, type NodeRequest } from './request.js';
import { sendResponse, type NodeResponse } from './response.js';

export { getRemoteAddress } from './remote-address.js';
export type { NodeRequest } from './request.js';
export type { NodeResponse } from './response.js';

/** A listener for `http.createServer`, or a route or middleware of Express. It never rejects. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * Converts a handler of the web's `Request` and `Response`, such as `createPhoneHandler`'s, into a listener for Node's
 * HTTP servers and Express: `createServer(toNodeListener(handler))`, `app.use('/api/phone', toNodeListener(handler))`.
 * The handler gets the whole path, so its `basePath` is where it is mounted. The body is streamed, or taken from a body
 * parser that ran before. If the client disconnects, the request's `signal` aborts.
 */
export function toNodeListener(handle: (request: Request) => Response | Promise<Response>): NodeListener {
  return async (incoming, outgoing) => {
    const disconnected = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) disconnected.abort();
    });
    let isCanceled = false;
    const request = toRequest(incoming, { signal: disconnected.signal, onCancel: () => void (isCanceled = true) });
    if (request) recordRemoteAddress(request, incoming.socket);
    const response = request === null ? createEmptyResponse(400) : await handleSafely(handle, request);
    // Otherwise Node would wait for the rest of the body. HTTP/2 has no such header, and closes the stream.
    if (isCanceled && incoming.httpVersionMajor < 2) outgoing.setHeader('Connection', 'close');
    await sendResponse(response, outgoing);
  };
}

/** A listener that rejects ends the process, and the error is not for the client. */
async function handleSafely(
  handle: (request: Request) => Response | Promise<Response>,
  request: Request,
): Promise<Response> {
  try {
    return await handle(request);
  } catch {
    return createEmptyResponse(500);
  }
}

function createEmptyResponse(status: number): Response {
  return new Response(null, { status, headers: safeHeaders });
}
