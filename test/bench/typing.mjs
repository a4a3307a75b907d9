import { median, spread, table, targetTable } from './figures.mjs';

// What a keystroke costs, and whether each arrives: pairs in turn, in one page, so that what else the machine does meets all.

/** @type {Record<string, { title: string, keys: string, value: string, floor: string }>} */
const fields = {
  KitPhone: { title: '`PhoneField`', keys: '2015550123', value: '+12015550123', floor: 'DefaultPhone' },
  DefaultPhone: { title: 'react-phone-number-input', keys: '2015550123', value: '+12015550123', floor: 'DefaultPhone' },
  InputPhone: { title: 'react-phone-number-input/input', keys: '2015550123', value: '+12015550123', floor: 'DefaultPhone' },
  InternationalPhone: { title: 'react-international-phone', keys: '2015550123', value: '+12015550123', floor: 'DefaultPhone' },
  KitCode: { title: '`CodeField`', keys: '480211', value: '480211', floor: 'OtpCode' },
  OtpCode: { title: 'input-otp', keys: '480211', value: '480211', floor: 'OtpCode' },
};
const own = ['KitPhone', 'KitCode'];
const intervals = [0, 5, 15, 40];

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {{ rounds: number }} options
 */
export async function typing(bench, { rounds }) {
  const rows = [];
  const targets = [];
  for (const throttle of [1, 4]) {
    await bench.devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const costs = await costsOf(bench, rounds);
    for (const [name, { title, floor }] of Object.entries(fields)) {
      const { cpu, paint, commits } = costs[name] ?? { cpu: [], paint: [], commits: [] };
      const share = median(cpu) / median(costs[floor]?.cpu ?? []);
      if (own.includes(name)) targets.push({ what: `CPU a key in ${title}, ${throttle}× throttled, of the library`, measured: share, atMost: 1 });
      if (own.includes(name)) targets.push({ what: `commits a key in ${title}, ${throttle}× throttled`, measured: median(commits), atMost: 1 });
      rows.push([title, `${throttle}×`, spread(cpu), share.toFixed(2), spread(paint, 1), median(commits)]);
    }
  }
  await bench.devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const kept = [];
  for (const [name, { title }] of Object.entries(fields)) {
    const counts = [];
    for (const interval of intervals) counts.push(await rightOf(bench, name, interval, rounds));
    if (own.includes(name)) targets.push({ what: `of ${rounds} times, how often all keys arrived in ${title}, at the worst interval`, measured: Math.min(...counts), atLeast: rounds, digits: 0 });
    kept.push([title, ...counts.map((count) => `${count} of ${rounds}`)]);
  }
  return [
    targetTable(targets),
    table(['field', 'throttled', 'CPU a key, ms', 'of the library', 'key to paint, ms', 'commits a key'], rows),
    `How often the whole number or code arrived, by the time between its keys:`,
    table(['field', ...intervals.map((interval) => `${interval} ms`)], kept),
  ].join('\n\n');
}

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {number} rounds
 */
async function costsOf(bench, rounds) {
  /** @type {Record<string, { cpu: number[], paint: number[], commits: number[] }>} */
  const costs = Object.fromEntries(Object.keys(fields).map((name) => [name, { cpu: [], paint: [], commits: [] }]));
  // The first round warms what is compiled, and counts for nobody.
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, { keys }] of Object.entries(fields)) {
      await mounted(bench, name);
      const [cpuBefore, commitsBefore] = [await bench.cpu(), await bench.page.evaluate(() => window.bench.commits())];
      for (const [at, key] of [...keys].entries()) {
        await press(bench, key);
        await bench.page.waitForFunction((count) => window.bench.paints().length > count, at, { timeout: 5000 });
      }
      const paints = await bench.page.evaluate(() => window.bench.paints());
      const spent = (await bench.cpu()) - cpuBefore;
      const committed = (await bench.page.evaluate(() => window.bench.commits())) - commitsBefore;
      await bench.page.evaluate(() => window.bench.unmount());
      if (round < 0) continue;
      costs[name]?.cpu.push(spent / keys.length);
      costs[name]?.paint.push(median(paints));
      costs[name]?.commits.push(committed / keys.length);
    }
  }
  return costs;
}

/**
 * How often the field told the right value when the keys came so many ms apart.
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} name
 * @param {number} interval
 * @param {number} rounds
 */
async function rightOf(bench, name, interval, rounds) {
  const { keys = '', value = '' } = fields[name] ?? {};
  let right = 0;
  for (let round = 0; round < rounds; round += 1) {
    await mounted(bench, name);
    const pressed = [];
    for (const key of keys) {
      pressed.push(press(bench, key));
      if (interval > 0) await bench.page.waitForTimeout(interval);
    }
    await Promise.all(pressed);
    const told = await bench.page.waitForFunction((wanted) => window.bench.value() === wanted, value, { timeout: 500 }).then(() => true, () => false);
    if (told) right += 1;
    await bench.page.evaluate(() => window.bench.unmount());
  }
  return right;
}

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} name
 */
async function mounted({ page }, name) {
  await page.evaluate(async (field) => {
    window.bench.mount(field);
    window.bench.focus();
    await window.bench.settled();
  }, name);
}

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} key
 */
async function press({ devtools }, key) {
  const of = { key, text: key, code: `Digit${key}`, windowsVirtualKeyCode: key.charCodeAt(0) };
  await Promise.all([
    devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...of }),
    devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...of, text: undefined }),
  ]);
}
