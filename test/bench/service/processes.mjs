import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundleForNode } from '../../tools/bundle.mjs';

/** @typedef {import('./job.js').Job} Job */
/** @typedef {import('./job.js').Done} Done */

/** Bundles the process of this benchmark into one file. Call `remove` to delete it. */
export async function bundleProcess() {
  const file = await bundleForNode(new URL('process.ts', import.meta.url));
  return { file, remove: () => rmSync(file) };
}

/**
 * Starts a process for each job, and runs them all at the same time.
 * @param {string} file
 * @param {readonly Job[]} jobs
 */
export async function runJobs(file, jobs) {
  const started = jobs.map((job) => start(file, job));
  try {
    await Promise.all(started.map(({ ready }) => ready));
    for (const { go } of started) go();
    return await Promise.all(started.map(({ done }) => done));
  } finally {
    for (const { end } of started) end();
  }
}

/**
 * @param {string} file
 * @param {Job} job
 */
function start(file, job) {
  const child = fork(file, [JSON.stringify(job)], { execArgv: ['--expose-gc'] });
  const failed = new Promise((_, reject) => {
    // Not on `exit`, which can come before the last message is read.
    child.once('close', (code) =>
      reject(new Error(`The process for "${job.kind}" ended with ${code} before it was done.`)),
    );
  });
  /** @type {Promise<Done>} */
  const reported = new Promise((resolve) => {
    child.on(
      'message',
      (/** @type {import('./job.js').Report} */ message) => void ('done' in message && resolve(message.done)),
    );
  });
  const isReady = new Promise(
    (/** @type {(value?: unknown) => void} */ resolve) => void child.once('message', resolve),
  );
  // It ended after it was done, so it has not failed.
  failed.catch(() => undefined);
  return {
    ready: Promise.race([isReady, failed]),
    // One without work may have ended by now. Without a callback, a message that cannot be delivered emits `error`.
    go: () => void (child.connected && child.send('go', () => undefined)),
    done: /** @type {Promise<Done>} */ (Promise.race([reported, failed])),
    end: () => void child.kill(),
  };
}
