import { once } from 'node:events';
import { Pool } from 'pg';
import type { PostgresPool } from '../../../src/server/postgres/index.js';
import { tryBackupCodes } from './backup-codes.js';
import { countStatements } from './counted.js';
import { fill } from './fill.js';
import { numbersOfUser, type Done, type Job, type Operation, type Report } from './job.js';
import { memoryOf } from './memory.js';
import { expectSameRows } from './same-rows.js';
import { newcomerAt, serviceOn, type Newcomer } from './served.js';
import { statementsOn } from './statements.js';

// One of several benchmark processes: runs its one job, and reports the result.

const job: Job = JSON.parse(process.argv[2] ?? '');
// The floor gives up like the service, without a statement for it.
const patience = { lock_timeout: 10_000, idle_in_transaction_session_timeout: 30_000 };
const pool = new Pool({ host: job.socket, user: 'postgres', database: 'postgres', max: job.concurrency, ...patience });

let newcomers = 0;

// The parent process has died.
process.on('disconnect', () => process.exit());

const done = await run();
await pool.end();
process.send?.({ done } satisfies Report, () => process.exit());

async function run(): Promise<Done> {
  if (job.kind === 'fill')
    return { latencies: [], elapsed: 0, cpu: 0, statements: 0, version: await fill(pool, job.numbers) };
  if (job.kind === 'memory') return memoryOf(pool, job);
  return measure(job.kind);
}

async function measure(kind: Operation): Promise<Done> {
  await expectTheSameJob();
  const { pool: counting, count } = countStatements(pool);
  const counted = operationOn(counting, kind);
  // The first one may also query the database's time.
  await counted();
  const first = count();
  await counted();
  const statements = count() - first;
  const operate = operationOn(pool, kind);
  const trying = kind === 'list beside backup codes' ? await tryBackupCodes(pool, newcomer, job) : null;
  // Opens connections and compiles code before anything counts.
  await repeat(operate, Math.min(2, job.seconds));
  process.send?.({ isReady: true } satisfies Report);
  await once(process, 'message');
  const before = trying?.count();
  const measured = await repeat(operate, job.seconds);
  const after = trying?.count();
  const tries = before && after && { tried: after.tried - before.tried, refused: after.refused - before.refused };
  await trying?.stop();
  return { ...measured, statements, tries };
}

/** Fails if the service and the bare statements write different rows. */
async function expectTheSameJob(): Promise<void> {
  const [one, other] = [newcomer(), newcomer()];
  await serviceOn(pool).verify(one);
  await statementsOn(pool).verify(other);
  await expectSameRows(pool, [one.userId, other.userId]);
}

function operationOn(client: PostgresPool, kind: Operation): () => Promise<unknown> {
  const { list, verify } = kind.endsWith('by statements') ? statementsOn(client) : serviceOn(client);
  if (kind.startsWith('verification')) return () => verify(newcomer());
  return () => list(`stored_${Math.floor((Math.random() * job.numbers) / numbersOfUser)}`);
}

function newcomer(): Newcomer {
  newcomers += 1;
  return newcomerAt(job.from + newcomers);
}

/** Runs this many at a time, for this many seconds. */
async function repeat(
  operate: () => Promise<unknown>,
  seconds: number,
): Promise<Pick<Done, 'latencies' | 'elapsed' | 'cpu'>> {
  const latencies: number[] = [];
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const end = start + seconds * 1000;
  const inTurn = async () => {
    for (let before = performance.now(); before < end;) {
      await operate();
      const now = performance.now();
      latencies.push(now - before);
      before = now;
    }
  };
  await Promise.all(Array.from({ length: job.concurrency }, inTurn));
  const { user, system } = process.cpuUsage(cpu);
  return { latencies, elapsed: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 };
}
