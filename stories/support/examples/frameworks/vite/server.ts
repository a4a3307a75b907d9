import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createPhoneHandler } from '../../../../../src/server/index.js';
import { consoleSender } from '../../../../../src/server/senders/console/index.js';
import { memoryStore } from '../../../../../src/service/index.js';

const handler = createPhoneHandler({
  store: memoryStore(),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'localhost',
  basePath: '/api/phone',
  // Replace it by your app's session: everyone is the same user here.
  authenticate: () => 'user_1',
});

const app = new Hono();
app.all('/api/phone/*', ({ req }) => handler(req.raw));

serve({ fetch: app.fetch, port: Number(process.env.PORT ?? 3000) }, ({ port }) => {
  console.log(`http://localhost:${port}`);
});
