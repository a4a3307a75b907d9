import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { listen, type Listening } from '../http/listen.js';

/**
 * Answers Clerk's client on a port of loopback, in a page of any origin too. Where `answer` rejects, the connection is
 * cut.
 */
export function serve(answer: (request: Request) => Promise<Response>): Promise<Listening> {
  return listen(
    getRequestListener(async (request, { incoming }) => {
      if (request.method === 'OPTIONS') return new Response(null, { headers: allowing(request) });
      try {
        const { status, headers, body } = await answer(request);
        return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...allowing(request) } });
      } catch {
        (incoming as HttpBindings['incoming']).socket.destroy();
        return new Response();
      }
    }),
  );
}

/** As Clerk allows it to the app's origin, with cookies. */
function allowing({ headers }: Request): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers.get('origin') ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': headers.get('access-control-request-headers') ?? '',
    'Access-Control-Allow-Methods': 'GET, POST, PATCH',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}
