import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

// `npm run server`: installs what is missing, and serves the kit's own handler on this machine, for development only.
// PORT sets the port (0: any free one), DATABASE_URL a PostgreSQL server instead of in-memory PGlite, and
// ALLOWED_ORIGINS the allowed pages instead of the playground's.

ensureInstalled();

const { PORT = '6007', DATABASE_URL: databaseUrl, ALLOWED_ORIGINS } = process.env;
const allowedOrigins =
  ALLOWED_ORIGINS?.split(',') ??
  [6006, 6008, 6009].flatMap((port) => [`http://localhost:${port}`, `http://127.0.0.1:${port}`]);

const { startPlaygroundServer } = await loadServer();
const { url, close } = await startPlaygroundServer({
  port: Number(PORT),
  databaseUrl,
  allowedOrigins,
  onMessage: ({ to, code }) => console.log(`To ${to}: ${code}`),
}).catch((/** @type {NodeJS.ErrnoException} */ error) => {
  console.error(
    error.code === 'EADDRINUSE' ? `Port ${PORT} is taken. Is the server running already? PORT=… names another.` : error,
  );
  process.exit(1);
});
const database = databaseUrl ? 'PostgreSQL' : 'PGlite, which forgets all when it stops';
console.log(`The phone server listens on ${url}, with ${database}.

  Playground   npm start, and choose "HTTP server" in the toolbar Backend
  Your client  httpAdapter({ baseUrl: '${url}/phone', headers: { Authorization: 'Bearer ada' } })

For development alone: the Bearer token is the id of the user, and codes are printed here.`);

let isStopping = false;
async function stop() {
  if (isStopping) return;
  isStopping = true;
  await close();
  process.exit(0);
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void stop());

// A signal to npm ends its shell without forwarding it: without this the server would keep its port.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && void stop(), 500).unref();

/**
 * The sources are TypeScript, which Vite loads.
 * @returns {Promise<typeof import('../../stories/support/server/start.js')>}
 */
async function loadServer() {
  const { runnerImport } = await import('vite');
  const path = fileURLToPath(new URL('../../stories/support/server/start.ts', import.meta.url));
  const { module } = await runnerImport(path, { configFile: false, logLevel: 'error' });
  return /** @type {any} */ (module);
}
