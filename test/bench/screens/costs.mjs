import { add, measureSpent } from './spent.mjs';

/** @typedef {{ cpu: number[], wall: number[], commits: number[] }} Cost */
/** @typedef {{ mount: Cost, update: Cost & Record<'rowsDrawn' | 'draws' | 'rowsTouched', number[]> }} Costs */

/**
 * Mounts the whole screen with this many numbers, and refetches it after one of them was verified elsewhere.
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {import('../browser.mjs').BenchPage} counting the same page, with the React that counts its commits
 * @param {number} count
 * @param {number} rounds
 */
export async function costsOf(bench, counting, count, rounds) {
  /** @type {Costs} */
  const costs = {
    mount: { cpu: [], wall: [], commits: [] },
    update: { cpu: [], wall: [], commits: [], rowsDrawn: [], draws: [], rowsTouched: [] },
  };
  const counted = await roundOf(counting, count);
  add(costs.mount, { commits: counted.mount.commits });
  add(costs.update, { commits: counted.update.commits });
  // The first round warms up the JIT, and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    const { mount, update } = await roundOf(bench, count);
    if (round < 0) continue;
    add(costs.mount, { cpu: mount.cpu, wall: mount.result });
    const { ms: wall, ...rows } = update.result;
    add(costs.update, { cpu: update.cpu, wall, ...rows });
  }
  return costs;
}

/**
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {number} count
 */
async function roundOf(bench, count) {
  const { page } = bench;
  await page.evaluate((numbers) => window.bench.openNumbers(numbers), count);
  const mount = await measureSpent(bench, () => page.evaluate((numbers) => window.bench.mountScreen(numbers), count));
  await page.evaluate(() => window.bench.verifyElsewhere());
  const update = await measureSpent(bench, () => page.evaluate(() => window.bench.readAgain()));
  await page.evaluate(() => window.bench.unmount());
  return { mount, update };
}
