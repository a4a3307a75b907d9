import { startPostgres } from '../../tools/postgres.mjs';
import { bundleProcess, runJobs } from './processes.mjs';

/** @typedef {import('./job.js').Job} Job */
/** @typedef {import('./job.js').Done} Done */
/** @typedef {Omit<Job, 'kind' | 'socket' | 'from'>} Options what all jobs of a section have in common */
/** @typedef {(kind: Job['kind'], count?: number) => Promise<Done[]>} Run runs a job in so many processes */

/**
 * Starts a PostgreSQL server with filled tables for one measurement.
 * @template Result
 * @param {Options} options
 * @param {(run: Run, filled: Done | undefined) => Promise<Result>} measure
 * @returns {Promise<Result>}
 */
export async function onServer(options, measure) {
  const postgres = await startPostgres();
  const { file, remove } = await bundleProcess();
  let from = 0;
  /** @type {Run} */
  const run = (kind, count = 1) =>
    runJobs(
      file,
      Array.from({ length: count }, () => ({ ...options, kind, socket: postgres.folder, from: (from += 1_000_000) })),
    );
  try {
    const [filled] = await run('fill');
    return await measure(run, filled);
  } finally {
    remove();
    await postgres.stop();
  }
}
