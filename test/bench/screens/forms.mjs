import { add, measureSpent } from './spent.mjs';

/** @typedef {{ cpu: number[], wall: number[] }} Opening */

/**
 * The add form, opened in the screen, and fields, mounted and focused as an opened form does it: alternating, so that
 * other load on the machine affects all of them.
 * @template {string} Field
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {readonly Field[]} fields
 * @param {number} rounds
 */
export async function openingOf(bench, fields, rounds) {
  const { page } = bench;
  const empty = () => ({ cpu: /** @type {number[]} */ ([]), wall: /** @type {number[]} */ ([]) });
  const ofFields = /** @type {Record<Field, Opening>} */ (Object.fromEntries(fields.map((name) => [name, empty()])));
  const costs = { nothing: empty(), form: empty(), ...ofFields };
  for (let round = -1; round < rounds; round += 1) {
    await page.evaluate(() => window.bench.mountForms());
    await page.evaluate(() => window.bench.settled());
    const nothing = await measureSpent(bench, () => page.evaluate(() => window.bench.painted()));
    const form = await measureSpent(bench, () => page.evaluate(() => window.bench.openForm('add')));
    await page.evaluate(() => window.bench.unmount());
    if (round >= 0) add(costs.nothing, { cpu: nothing.cpu, wall: 0 });
    if (round >= 0) add(costs.form, { cpu: form.cpu, wall: form.result });
    for (const field of fields) {
      const { cpu, result } = await measureSpent(bench, () =>
        page.evaluate((name) => window.bench.openField(name), field),
      );
      await page.evaluate(() => window.bench.unmount());
      if (round >= 0) add(costs[field], { cpu, wall: result });
    }
  }
  return costs;
}

/**
 * Reachable bytes before and after a form was opened and closed this many times.
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {import('../page-screen.js').OpenedForm} form
 * @param {number} cycles
 */
export async function heapOf(bench, form, cycles) {
  const openAndClose = (/** @type {number} */ times) =>
    bench.page.evaluate(
      async (of) => {
        await window.bench.openAndClose(of.form, of.times);
        await window.bench.settled();
      },
      { form, times },
    );
  await bench.page.evaluate(() => window.bench.mountForms());
  // What the browser caches when it recompiles code is no leak, and levels off only after as many cycles.
  await openAndClose(cycles);
  const before = await bench.heap();
  await openAndClose(cycles);
  const after = await bench.heap();
  await bench.page.evaluate(() => window.bench.unmount());
  return { before, after };
}
