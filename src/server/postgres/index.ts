export type { PooledConnection, PostgresClient, PostgresConnection, PostgresDatabase, PostgresPool } from './client.js';
export { migrate, type MigratePhoneStoreOptions } from './migrate.js';
export type { OddNumber } from './odd-numbers.js';
export { migrations, type PhoneStoreMigration } from './migrations.js';
export { postgresStore, type PostgresStoreOptions } from './store.js';
