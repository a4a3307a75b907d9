import { once } from 'node:events';
import { Pool } from 'pg';
import { fill } from './fill.js';
import { numbersOfUser, type Done, type Job, type Operation, type Told } from './job.js';
import { memoryOf } from './memory.js';
import { newcomerAt, serviceOn } from './served.js';
import { statementsOf } from './statements.js';

// One of several processes of the bench: does the one thing that it was started for, and tells what came of it.

const job: Job = JSON.parse(process.argv[2] ?? '');
const pool = new Pool({ host: job.socket, user: 'postgres', database: 'postgres', max: job.concurrency });

// Whoever started it has ended without a word.
process.on('disconnect', () => process.exit());

const done = await run();
await pool.end();
process.send?.({ done } satisfies Told, () => process.exit());

async function run(): Promise<Done> {
  if (job.kind === 'fill') return { latencies: [], elapsed: 0, cpu: 0, statements: 0, version: await fill(pool, job.numbers) };
  if (job.kind === 'memory') return memoryOf(pool, job);
  return measure(job.kind);
}

async function measure(kind: Operation): Promise<Done> {
  const statements = await statementsOf(pool, job.from);
  const service = serviceOn(pool);
  const isOfService = kind.endsWith('by service');
  const { list, verify } = isOfService ? service : statements;
  const subject = kind.startsWith('verification') ? 'verification' : 'list';
  let newcomers = job.from;
  const operate = () =>
    subject === 'verification' ? verify(newcomerAt(++newcomers)) : list(`stored_${Math.floor((Math.random() * job.numbers) / numbersOfUser)}`);

  // Connections are made and code compiled before anything counts.
  await repeat(operate, Math.min(0.5, job.seconds));
  process.send?.({ isReady: true } satisfies Told);
  await once(process, 'message');
  const measured = await repeat(operate, job.seconds);
  return { ...measured, statements: (isOfService ? statements.byService : statements.byStatements)[subject] };
}

/** So many at a time, for so many seconds. */
async function repeat(operate: () => Promise<unknown>, seconds: number): Promise<Pick<Done, 'latencies' | 'elapsed' | 'cpu'>> {
  const latencies: number[] = [];
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const end = start + seconds * 1000;
  const inTurn = async () => {
    for (let before = performance.now(); before < end; ) {
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
