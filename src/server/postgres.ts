export type { PooledConnection, PostgresClient, PostgresConnection, PostgresDatabase, PostgresPool } from './postgres/client.js';
export { migrate, type MigrateOptions } from './postgres/migrate.js';
export { migrations, type Migration } from './postgres/migrations.js';
export { postgresStore, type PostgresStoreOptions } from './postgres/store.js';
