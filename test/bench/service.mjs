import { startPostgres } from '../tools/postgres.mjs';
import { median, quantile, spread, table, targetTable } from './figures.mjs';
import { bundleProcess, runJobs } from './service/processes.mjs';

// The service on a real PostgreSQL server, beside the same statements without it; and what its handler keeps in memory.

const processes = [1, 2, 4];
const subjects = /** @type {const} */ (['verification', 'list']);

/**
 * @param {{ numbers: number, seconds: number, rounds: number, requests: number, warmUp: number, concurrency?: number }}
 *   options
 * @returns {Promise<string>} a section of RESULTS.md
 */
export async function service({ concurrency = 8, ...options }) {
  const { numbers, requests, warmUp, rounds, seconds } = options;
  const postgres = await startPostgres();
  const { file, remove } = await bundleProcess();
  let from = 0;
  const run = (/** @type {import('./service/job.js').Job['kind']} */ kind, count = 1) =>
    runJobs(
      file,
      Array.from({ length: count }, () => ({
        ...options,
        kind,
        concurrency,
        socket: postgres.folder,
        from: (from += 1_000_000),
      })),
    );
  try {
    const [filled] = await run('fill');
    /** @type {Row[]} */
    const rows = [];
    for (const subject of subjects)
      for (const count of processes) rows.push({ subject, count, ...(await comparedIn(run, subject, count, rounds)) });
    const [answered] = await run('memory');
    const { heap = [NaN, NaN], process: whole = [NaN, NaN] } = answered?.memory ?? {};
    return [
      targetTable([
        ...rows.map(({ subject, count, own, floor }) => ({
          what: `${subject}s a second, of the bare statements, ${count} ${count === 1 ? 'process' : 'processes'}`,
          measured: ratioOf(own, floor),
          atLeast: 0.5,
        })),
        {
          what: `heap kept of ${requests.toLocaleString('en')} requests, after ${warmUp.toLocaleString('en')}, bytes`,
          measured: (heap[1] - heap[0]) / (requests - warmUp),
          atMost: 16,
          digits: 1,
        },
      ]),
      `PostgreSQL ${filled?.version ?? ''} without syncing to the disk, ${numbers.toLocaleString('en')} numbers ` +
        `stored, ${concurrency} operations under way in each process, ${rounds} times ${seconds} s. ` +
        'A verification is create, prepare and attempt, of a new user and number. The floor is what a server written ' +
        'by hand for this one job sends by `pg`, and nothing else: a transaction for each of the three, the same ' +
        'locks and limits, as few statements as these need (test/bench/service/statements.ts). ' +
        'It is checked to leave the same rows:',
      table(
        [
          'operation',
          'processes',
          'a second',
          'floor',
          'of the floor',
          'p50, ms',
          'floor',
          'p99, ms',
          'floor',
          'CPU of Node, ms',
          'floor',
          'statements',
          'floor',
        ],
        rows.map(({ subject, count, own, floor }) => [
          subject,
          count,
          spread(own.rates, 0),
          spread(floor.rates, 0),
          ratioOf(own, floor).toFixed(2),
          ...[0.5, 0.99].flatMap((share) => [own, floor].map(({ latencies }) => quantile(latencies, share).toFixed(2))),
          ...[own, floor].map(({ cpu, latencies }) => ((cpu / latencies.length) * 1000).toFixed(2)),
          own.statements,
          floor.statements,
        ]),
      ),
      'The memory of a process that answers requests, one in four of a verification and the others for a list, ' +
        `${Math.round((requests - warmUp) / (answered?.elapsed ?? NaN)).toLocaleString('en')} a second:`,
      table(
        ['memory', `after ${warmUp.toLocaleString('en')} requests, MB`, `after ${requests.toLocaleString('en')}, MB`],
        [
          ['heap', ...heap.map(MB)],
          ['process', ...whole.map(MB)],
        ],
      ),
    ].join('\n\n');
  } finally {
    remove();
    await postgres.stop();
  }
}

/** @typedef {{ rates: number[], latencies: number[], cpu: number, statements: number }} Speed */
/** @typedef {{ subject: typeof subjects[number], count: number, own: Speed, floor: Speed }} Row */

/**
 * In turn, so that what else the machine does meets both.
 * @param {(kind: import('./service/job.js').Operation, count: number) => Promise<import('./service/job.js').Done[]>}
 *   run
 * @param {typeof subjects[number]} subject
 * @param {number} count
 * @param {number} rounds
 */
async function comparedIn(run, subject, count, rounds) {
  const own = emptySpeed();
  const floor = emptySpeed();
  for (let round = 0; round < rounds; round += 1) {
    const measure = [
      async () => add(own, await run(`${subject} by service`, count)),
      async () => add(floor, await run(`${subject} by statements`, count)),
    ];
    // Whoever comes second meets what the first has left the server to tidy up.
    if (round % 2 === 1) measure.reverse();
    for (const one of measure) await one();
  }
  return { own, floor };
}

/** @returns {Speed} */
function emptySpeed() {
  return { rates: [], latencies: [], cpu: 0, statements: 0 };
}

/**
 * @param {Speed} speed
 * @param {readonly import('./service/job.js').Done[]} done
 */
function add(speed, done) {
  speed.rates.push(done.reduce((sum, { latencies, elapsed }) => sum + latencies.length / elapsed, 0));
  for (const { latencies, cpu, statements } of done) {
    speed.latencies = speed.latencies.concat(latencies);
    speed.cpu += cpu;
    speed.statements = statements;
  }
}

/**
 * @param {Speed} own
 * @param {Speed} floor
 */
function ratioOf(own, floor) {
  return median(own.rates) / median(floor.rates);
}

/** @param {number} bytes */
function MB(bytes) {
  return (bytes / 1e6).toFixed(1);
}
