export type { PooledConnection, PostgresClient, PostgresConnection, PostgresDatabase, PostgresPool } from './client.js';
export { migrate, type MigrateOptions } from './migrate.js';
export type { OddNumber } from './odd-numbers.js';
export { migrations, type Migration } from './migrations.js';
export { postgresStore, type PostgresStoreOptions } from './store.js';
