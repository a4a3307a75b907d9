import { createPhoneHandler } from '../../../../../../src/server/index.js';
import { consoleSender } from '../../../../../../src/server/senders/console/index.js';
import { memoryStore } from '../../../../../../src/service/index.js';
import { readUserId } from './session';

// `next build` bundles pages and routes apart, so they share the store by a global variable.
const shared = globalThis as { phoneStore?: ReturnType<typeof memoryStore> };

export const handler = createPhoneHandler({
  store: (shared.phoneStore ??= memoryStore()),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: readUserId,
});
