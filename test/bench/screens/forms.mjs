import { add, spent } from './spent.mjs';

/**
 * The add form, opened in the screen, and react-phone-number-input, mounted and focused: in turn, so that what else the machine does meets both.
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {number} rounds
 */
export async function openingOf(bench, rounds) {
  const { page } = bench;
  const empty = () => ({ cpu: /** @type {number[]} */ ([]), wall: /** @type {number[]} */ ([]) });
  const costs = { form: empty(), library: empty(), nothing: empty() };
  for (let round = -1; round < rounds; round += 1) {
    await page.evaluate(() => window.bench.mountForms());
    await page.evaluate(() => window.bench.settled());
    const nothing = await spent(bench, () => page.evaluate(() => window.bench.painted()));
    const form = await spent(bench, () => page.evaluate(() => window.bench.openForm('add')));
    await page.evaluate(() => window.bench.unmount());
    const library = await spent(bench, () =>
      page.evaluate(async () => {
        const start = performance.now();
        window.bench.mount('DefaultPhone');
        // As an opened form does.
        window.bench.focus();
        await window.bench.painted();
        return performance.now() - start;
      }),
    );
    await page.evaluate(() => window.bench.unmount());
    if (round < 0) continue;
    add(costs.form, { cpu: form.cpu, wall: form.answer });
    add(costs.library, { cpu: library.cpu, wall: library.answer });
    add(costs.nothing, { cpu: nothing.cpu, wall: 0 });
  }
  return costs;
}

/**
 * Bytes that are reachable before and after a form was opened and closed so often.
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {import('../page-screen.js').OpenedForm} form
 * @param {number} cycles
 */
export async function heapOf(bench, form, cycles) {
  const openAndClose = (/** @type {number} */ times) =>
    bench.page.evaluate(async (of) => {
      await window.bench.openAndClose(of.form, of.times);
      await window.bench.settled();
    }, { form, times });
  await bench.page.evaluate(() => window.bench.mountForms());
  // What the browser keeps of code as it compiles it again is no leak, and comes to its end only after as many times.
  await openAndClose(cycles);
  const before = await bench.heap();
  await openAndClose(cycles);
  const after = await bench.heap();
  await bench.page.evaluate(() => window.bench.unmount());
  return { before, after };
}
