import { Pool } from 'pg';
import twilio from 'twilio';
import { createPhoneHandler } from '../../../../src/server/index.js';
import { migratePhoneStore, postgresStore } from '../../../../src/server/postgres/index.js';
import { twilioSender } from '../../../../src/server/senders/twilio/index.js';

/** Your app's session: the id of the signed-in user, or null. */
declare function userIdOf(request: Request): Promise<string | null>;
/** Seconds since the user last proved who they are. */
declare function secondsSinceProof(request: Request): Promise<number>;
/** Your alerts. */
declare function alertUs(text: string): void;

const { DATABASE_URL, PHONE_SECRET = '', TWILIO_SID, TWILIO_TOKEN, TWILIO_SERVICE = '' } = process.env;

const pool = new Pool({ connectionString: DATABASE_URL, statement_timeout: 10_000 });
pool.on('error', (error) => alertUs(`An idle connection broke: ${error.message}`));
await migratePhoneStore(pool);

export const handler = createPhoneHandler({
  store: postgresStore(pool),
  sender: twilioSender(twilio(TWILIO_SID, TWILIO_TOKEN), { messagingServiceSid: TWILIO_SERVICE }),
  secret: PHONE_SECRET,
  host: 'app.example.com',
  basePath: '/api/phone',
  authenticate: userIdOf,
  requireStepUp: async (_userId, _operation, request) => ((await secondsSinceProof(request)) < 600 ? false : undefined),
  // What your own proxy sets, and no client can.
  clientKey: (request) => request.headers.get('CF-Connecting-IP'),
  policy: { countries: ['DE', 'AT', 'CH'], sendsInAll: { max: 5000, window: 3600 } },
  health: true,
  log: (entry) => console.log(JSON.stringify(entry)),
  onEvent({ type, limit, prefix }) {
    if (type === 'conversion_low') alertUs(`Hardly any code to ${prefix}… is entered. Is somebody pumping SMS?`);
    if (type === 'send_refused' && limit === 'all') alertUs('The limit on all messages is reached.');
  },
});
