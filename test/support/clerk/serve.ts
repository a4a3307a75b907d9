import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { listen, type Listening } from '../http/listen.js';

/**
 * Serves Clerk's client on a loopback port, for pages of any origin too. If `respond` rejects, it cuts the connection.
 */
export function serve(respond: (request: Request) => Promise<Response>): Promise<Listening> {
  return listen(
    getRequestListener(async (request, { incoming }) => {
      if (request.method === 'OPTIONS') return new Response(null, { headers: corsHeaders(request) });
      try {
        const { status, headers, body } = await respond(request);
        return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...corsHeaders(request) } });
      } catch {
        (incoming as HttpBindings['incoming']).socket.destroy();
        return new Response();
      }
    }),
  );
}

/** CORS headers like Clerk's for the app's origin, with credentials. */
function corsHeaders({ headers }: Request): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers.get('origin') ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': headers.get('access-control-request-headers') ?? '',
    'Access-Control-Allow-Methods': 'GET, POST, PATCH',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}
