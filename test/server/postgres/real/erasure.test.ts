import { postgresStore } from '../../../../src/server/postgres/index.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { describeErasure } from '../../../support/store/erasure-contract.js';

const { connect, newSchema } = storesOnServer();

describeErasure('a PostgreSQL server', async () => {
  const schema = await newSchema();
  const pool = connect({ options: `-c search_path="${schema}"` });
  const tables = ['phone_numbers', 'sends', 'wrong_codes', 'backup_codes', 'sign_ins', 'kept_answers'];
  const dump = async () =>
    JSON.stringify(await Promise.all(tables.map(async (table) => (await pool.query(`select * from ${table}`)).rows)));
  return { store: postgresStore(pool, { schema }), dump };
});
