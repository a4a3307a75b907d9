import { once } from 'node:events';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';

export interface Served {
  /** Without a slash at its end. */
  readonly url: string;
  close(): void;
}

/** Answers requests on a port of loopback, those of a page of any origin too. Where `answer` rejects, the connection is cut. */
export async function serve(answer: (request: Request) => Promise<Response>): Promise<Served> {
  const listen = getRequestListener(
    async (request, { incoming }) => {
      if (request.method === 'OPTIONS') return new Response(null, { headers: allowing(request) });
      try {
        const { status, headers, body } = await answer(request);
        return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...allowing(request) } });
      } catch (thrown) {
        incoming.socket.destroy();
        throw thrown;
      }
    },
    { overrideGlobalObjects: false, errorHandler: () => undefined },
  );
  const listener = createServer((incoming, outgoing) => void listen(incoming, outgoing)).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    close() {
      listener.closeAllConnections();
      listener.close();
    },
  };
}

/** As Clerk answers to its client: with the cookies of whichever origin the app has. */
function allowing({ headers }: Request): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': headers.get('origin') ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': headers.get('access-control-request-headers') ?? '',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}
