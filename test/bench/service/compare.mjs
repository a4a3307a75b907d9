import { median } from '../figures.mjs';

/**
 * @typedef {{
 *   rates: number[], latencies: number[], cpu: number, statements: number, tried: number[], refused: number[]
 * }} Speed
 */
/** @typedef {{ subject: string, count: number, own: Speed, floor: Speed }} Row */

/**
 * Measures two operations alternately, so that other load on the machine affects both.
 * @param {(kind: import('./job.js').Operation, count: number) => Promise<import('./job.js').Done[]>} run
 * @param {readonly [own: import('./job.js').Operation, floor: import('./job.js').Operation]} kinds
 * @param {number} count of processes
 * @param {number} rounds
 */
export async function compare(run, kinds, count, rounds) {
  const speeds = [emptySpeed(), emptySpeed()];
  for (let round = 0; round < rounds; round += 1) {
    const measure = speeds.map((speed, at) => async () => add(speed, await run(kinds[at] ?? kinds[0], count)));
    // The second to run meets the cleanup work that the first left to the server.
    if (round % 2 === 1) measure.reverse();
    for (const one of measure) await one();
  }
  const [own = emptySpeed(), floor = emptySpeed()] = speeds;
  return { own, floor };
}

/**
 * @param {Speed} own
 * @param {Speed} floor
 */
export function ratioOf(own, floor) {
  return median(own.rates) / median(floor.rates);
}

/** @returns {Speed} */
function emptySpeed() {
  return { rates: [], latencies: [], cpu: 0, statements: 0, tried: [], refused: [] };
}

/**
 * @param {Speed} speed
 * @param {readonly import('./job.js').Done[]} done
 */
function add(speed, done) {
  speed.rates.push(done.reduce((sum, { latencies, elapsed }) => sum + latencies.length / elapsed, 0));
  for (const { latencies, cpu, statements, tries, elapsed } of done) {
    speed.latencies = speed.latencies.concat(latencies);
    speed.cpu += cpu;
    speed.statements = statements;
    speed.tried.push((tries?.tried ?? 0) / elapsed);
    speed.refused.push((tries?.refused ?? 0) / elapsed);
  }
}
