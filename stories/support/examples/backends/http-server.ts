import { createServer } from 'node:http';
import { createPhoneHandler } from '../../../../src/server/index.js';
import { toNodeListener } from '../../../../src/server/node/index.js';
import { consoleSender } from '../../../../src/server/senders/console/index.js';
import { memoryStore } from '../../../../src/service/index.js';

/** Returns the id of the signed-in user, or null. */
declare function userIdOf(request: Request): Promise<string | null>;

const handler = createPhoneHandler({
  store: memoryStore(),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: userIdOf,
});

createServer(toNodeListener(handler)).listen(3000);
