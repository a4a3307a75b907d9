import { createPhoneHandler, type PhoneHandlerOptions } from '../../../../../src/server/index.js';
import { postgresStore, type PostgresPool } from '../../../../../src/server/postgres/index.js';

export const runtime = 'edge';

/** A pool that runs on the edge, such as `Pool` of `@neondatabase/serverless`. */
declare const pool: PostgresPool;
/** The other options, as above. */
declare const options: Omit<PhoneHandlerOptions, 'store'>;

const handler = createPhoneHandler({ ...options, store: postgresStore(pool) });

export { handler as DELETE, handler as GET, handler as POST };
