/**
 * The page's work until it is idle again.
 * @template Result
 * @param {import('../browser.mjs').BenchPage} bench
 * @param {() => Promise<Result>} run
 */
export async function measureSpent(bench, run) {
  const [cpu, commits] = [await bench.cpu(), await bench.page.evaluate(() => window.bench.commits())];
  const result = await run();
  await bench.page.evaluate(() => window.bench.settled());
  const measureSpent = (await bench.cpu()) - cpu;
  return { result, cpu: measureSpent, commits: (await bench.page.evaluate(() => window.bench.commits())) - commits };
}

/**
 * @template {string} Name
 * @param {Record<Name, number[]>} series
 * @param {Partial<Record<Name, number>>} values
 */
export function add(series, values) {
  for (const name of /** @type {Name[]} */ (Object.keys(values))) series[name].push(values[name] ?? NaN);
}
