import { add, spent } from './spent.mjs';

/** @typedef {{ cpu: number[], wall: number[], commits: number[] }} Cost */
/** @typedef {{ mount: Cost, update: Cost & Record<'rowsDrawn' | 'draws' | 'rowsTouched', number[]> }} Costs */

/**
 * The whole screen over so many numbers, mounted, and read again after one of them was verified elsewhere.
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {number} count
 * @param {number} rounds
 */
export async function costsOf(bench, count, rounds) {
  const { page } = bench;
  /** @type {Costs} */
  const costs = { mount: { cpu: [], wall: [], commits: [] }, update: { cpu: [], wall: [], commits: [], rowsDrawn: [], draws: [], rowsTouched: [] } };
  // The first round warms what is compiled, and counts for nothing.
  for (let round = -1; round < rounds; round += 1) {
    await page.evaluate((numbers) => window.bench.openNumbers(numbers), count);
    const mount = await spent(bench, () => page.evaluate((numbers) => window.bench.mountScreen(numbers), count));
    await page.evaluate(() => window.bench.verifyElsewhere());
    const update = await spent(bench, () => page.evaluate(() => window.bench.readAgain()));
    await page.evaluate(() => window.bench.unmount());
    if (round < 0) continue;
    add(costs.mount, { cpu: mount.cpu, wall: mount.answer, commits: mount.commits });
    const { ms: wall, ...rows } = update.answer;
    add(costs.update, { cpu: update.cpu, wall, commits: update.commits, ...rows });
  }
  return costs;
}
