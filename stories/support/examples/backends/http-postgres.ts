import { Pool } from 'pg';
import twilio from 'twilio';
import { migrate, postgresStore } from '../../../../src/server/postgres/index.js';
import { twilioSender } from '../../../../src/server/senders/twilio/index.js';

const { DATABASE_URL, TWILIO_SID, TWILIO_TOKEN } = process.env;
const pool = new Pool({ connectionString: DATABASE_URL });
await migrate(pool);

export const store = postgresStore(pool);
export const sender = twilioSender(twilio(TWILIO_SID, TWILIO_TOKEN), { from: '+12015550100' });
