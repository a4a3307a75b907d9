import { createPhoneHandler } from '../../../../../../src/server/index.js';
import { consoleSender } from '../../../../../../src/server/senders/console/index.js';
import { memoryStore } from '../../../../../../src/service/index.js';

export const handler = createPhoneHandler({
  store: memoryStore(),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'app.example.com',
  basePath: '/api/phone',
  // Replace it by your app's session: everyone is the same user here.
  authenticate: () => 'user_1',
});
