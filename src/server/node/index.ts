import { toRequest, type NodeRequest } from './request.js';
import { sendResponse, type NodeResponse } from './response.js';

export type { NodeRequest } from './request.js';
export type { NodeResponse } from './response.js';

/** What `http.createServer` takes, and Express as a route or a middleware. It never rejects. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * A handler of the web's `Request` and `Response`, such as `createPhoneHandler`'s, as Node's own HTTP servers and Express
 * call one: `createServer(toNodeListener(handler))`, `app.use('/api/phone', toNodeListener(handler))`. The handler sees the
 * whole path, so its `basePath` is where it is mounted. It reads the body as it comes; where a body parser has been
 * there before, what that has made of it. When the client goes, the request's `signal` aborts.
 */
export function toNodeListener(handle: (request: Request) => Response | Promise<Response>): NodeListener {
  return async (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    let isCut = false;
    const request = toRequest(incoming, { signal: gone.signal, onCut: () => void (isCut = true) });
    const response = request === null ? new Response(null, { status: 400 }) : await answerOf(handle, request);
    // Else Node would wait for the rest of the body. HTTP/2 has no such header, and closes the stream.
    if (isCut && incoming.httpVersionMajor < 2) outgoing.setHeader('Connection', 'close');
    await sendResponse(response, outgoing);
  };
}

/** Node ends the process where a listener rejects, and what was thrown is not for the client. */
async function answerOf(handle: (request: Request) => Response | Promise<Response>, request: Request): Promise<Response> {
  try {
    return await handle(request);
  } catch {
    return new Response(null, { status: 500 });
  }
}
