export type { PooledConnection, PostgresClient, PostgresConnection, PostgresDatabase, PostgresPool } from './client.js';
export { migratePhoneStore, type MigratePhoneStoreOptions } from './migrate.js';
export type { OddNumber } from './odd-numbers.js';
export { phoneStoreMigrations, type PhoneStoreMigration } from './migrations.js';
export { postgresStore, type PostgresStoreOptions } from './store.js';
