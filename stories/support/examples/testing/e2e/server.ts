import { createServer, type RequestListener, type Server } from 'node:http';
import { createPhoneHandler } from 'phonekit/server';
import { toNodeListener } from 'phonekit/server/node';
import { memoryStore } from 'phonekit/service';
import { testInbox } from 'phonekit/testing';

/** Your app's server, as the tests start it: messages go to an inbox, which `/test/code` reads. */
export function createTestServer(app: RequestListener): Server {
  const inbox = testInbox();
  const phone = toNodeListener(
    createPhoneHandler({
      store: memoryStore(),
      sender: inbox,
      secret: 'a-secret-for-tests-and-nothing-else',
      host: 'localhost',
      basePath: '/api/phone',
      requireStepUp: () => false,
      authenticate: async () => 'user_1',
    }),
  );
  return createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith('/api/phone/')) phone(request, response);
    else if (pathname === '/test/code') response.end(await inbox.readCode(searchParams.get('to') ?? ''));
    else app(request, response);
  });
}
