import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { bundleForNode } from '../../tools/bundle.mjs';

/** @typedef {import('./job.js').Job} Job */
/** @typedef {import('./job.js').Done} Done */

/** The process of this bench as one file, for as long as it is needed. */
export async function bundleProcess() {
  const file = await bundleForNode(new URL('process.ts', import.meta.url));
  return { file, remove: () => rmSync(file) };
}

/**
 * Starts a process for each job, and has all of them run at the same time.
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
    // Not at `exit`, which may come before the last message has been read.
    child.once('close', (code) =>
      reject(new Error(`The process for "${job.kind}" ended with ${code} before it was done.`)),
    );
  });
  /** @type {Promise<Done>} */
  const told = new Promise((resolve) => {
    child.on(
      'message',
      (/** @type {import('./job.js').Told} */ message) => void ('done' in message && resolve(message.done)),
    );
  });
  const isReady = new Promise(
    (/** @type {(value?: unknown) => void} */ resolve) => void child.once('message', resolve),
  );
  // What has ended after it was done has not failed.
  failed.catch(() => undefined);
  return {
    ready: Promise.race([isReady, failed]),
    // One that had nothing to wait for may have ended by now, and a word that does not arrive is an `error` else.
    go: () => void (child.connected && child.send('go', () => undefined)),
    done: /** @type {Promise<Done>} */ (Promise.race([told, failed])),
    end: () => void child.kill(),
  };
}
