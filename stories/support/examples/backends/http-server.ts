import { createServer } from 'node:http';
import { createPhoneHandler } from '../../../../src/server/index.js';
import { toNodeListener } from '../../../../src/server/node/index.js';
import { consoleSender } from '../../../../src/server/senders/console/index.js';
import { memoryStore } from '../../../../src/service/index.js';

/** Returns the id of the signed-in user, or null. */
declare function userIdOf(request: Request): Promise<string | null>;
/** Your app's session: seconds since the user last proved who they are. */
declare function secondsSinceProof(request: Request): Promise<number>;

const handler = createPhoneHandler({
  store: memoryStore(),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: userIdOf,
  // undefined leaves it to the kit: what changes the second factor then needs a fresh proof.
  requireStepUp: async (_userId, _operation, request) => ((await secondsSinceProof(request)) < 600 ? false : undefined),
});

createServer(toNodeListener(handler)).listen(3000);
