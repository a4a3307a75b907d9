import { Pool } from 'pg';
import { createPhoneHandler } from '../../../../../../src/server/index.js';
import { consoleSender } from '../../../../../../src/server/senders/console/index.js';
import { postgresStore } from '../../../../../../src/server/postgres/index.js';
import { readUserId } from './session';

export const handler = createPhoneHandler({
  store: postgresStore(new Pool({ connectionString: process.env.DATABASE_URL })),
  sender: consoleSender(),
  secret: process.env.PHONE_SECRET ?? '',
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: readUserId,
});
