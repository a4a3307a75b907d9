import { createServer } from 'node:http';
import { Pool } from 'pg';
import { createPhoneHandler } from '../../../../src/server/index.js';
import { toNodeListener } from '../../../../src/server/node/index.js';
import { migratePhoneStore, postgresStore } from '../../../../src/server/postgres/index.js';
import { webhookSender } from '../../../../src/server/senders/webhook/index.js';
import { createSessionCookie, createUserIdCookie, userIdOf } from './http-session.js';

const { DATABASE_URL, PHONE_SECRET = '', SMS_URL = '', SMS_SECRET, PORT = '3000' } = process.env;

const pool = new Pool({
  connectionString: DATABASE_URL,
  connectionTimeoutMillis: 5_000,
  // On the server: a statement goes on there although nobody waits for it any more.
  statement_timeout: 10_000,
});
// An idle connection that breaks, as in a restart of PostgreSQL. Without a listener it ends the process.
pool.on('error', (error) => console.error('An idle connection broke:', error.message));
await migratePhoneStore(pool);

const handler = createPhoneHandler({
  store: postgresStore(pool),
  sender: webhookSender({ url: SMS_URL, secret: SMS_SECRET }),
  secret: PHONE_SECRET,
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: userIdOf,
  completeSignIn(userId) {
    const headers = new Headers({ 'Set-Cookie': createSessionCookie(userId) });
    headers.append('Set-Cookie', createUserIdCookie(userId));
    return new Response(null, { status: 204, headers });
  },
  health: true,
  log: (entry) => console.log(JSON.stringify(entry)),
});

// Writes delete what has expired; this is for days without any.
const purging = setInterval(() => void handler.service.purge().catch(console.error), 86_400_000);

const server = createServer({ requestTimeout: 30_000 }, toNodeListener(handler));
server.listen(Number(PORT));

process.once('SIGTERM', () => {
  clearInterval(purging);
  server.close();
  server.closeIdleConnections();
  void handler.drain().then(() => pool.end());
});
