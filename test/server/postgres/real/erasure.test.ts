import { postgresStore } from '../../../../src/server/postgres/index.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { describeErasure } from '../../../support/store/erasure-contract.js';

const { connect, newSchema } = storesOnServer();
let pool: ReturnType<typeof connect> | undefined;

describeErasure('a PostgreSQL server', async () => {
  const shared = (pool ??= connect());
  const schema = await newSchema();
  const dump = async () => {
    const { rows: tables } = await shared.query<{ name: string }>(
      'select table_name as name from information_schema.tables where table_schema = $1',
      [schema],
    );
    const rows = tables.map(async ({ name }) => (await shared.query(`select * from "${schema}".${name}`)).rows);
    return JSON.stringify(await Promise.all(rows));
  };
  return { store: postgresStore(shared, { schema }), dump };
});
