import { median, quantile, spread, table, targetTable } from './figures.mjs';

// The cost of a keystroke, and whether every keystroke arrives: pairs alternate in one page, so that other load on the
// machine affects both.

/** @typedef {'number' | 'code'} Kind */
/** @type {Record<Kind, { keys: string, value: string, library: string, atMost: number }>} */
const kinds = {
  number: { keys: '2015550123', value: '+12015550123', library: 'DefaultPhone', atMost: 0.6 },
  code: { keys: '480211', value: '480211', library: 'OtpCode', atMost: 1 },
};
/** @type {Record<string, { title: string, kind: Kind, isOwn?: boolean }>} */
const fields = {
  KitPhone: { title: '`PhoneField`', kind: 'number', isOwn: true },
  DefaultPhone: { title: 'react-phone-number-input', kind: 'number' },
  InputPhone: { title: 'react-phone-number-input/input', kind: 'number' },
  InternationalPhone: { title: 'react-international-phone', kind: 'number' },
  KitCode: { title: '`CodeField`', kind: 'code', isOwn: true },
  OtpCode: { title: 'input-otp', kind: 'code' },
};
const bare = 'BareInput';
const intervals = [0, 5, 15, 40];

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {import('./browser.mjs').BenchPage} counting the same page, with the React that counts its commits
 * @param {{ rounds: number }} options
 */
export async function typing(bench, counting, { rounds }) {
  /** @type {Record<string, number>} */
  const commits = {};
  for (const name of Object.keys(fields)) commits[name] = await commitsOf(counting, name);
  const targets = [];
  const rows = [];
  const bounds = [];
  for (const throttle of [1, 4]) {
    await bench.devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    const costs = await costsOf(bench, rounds);
    const cpuOf = (/** @type {string} */ name) => median(costs[name]?.cpu ?? []);
    const addedCpu = (/** @type {string} */ name) => cpuOf(name) - cpuOf(bare);
    const row = (/** @type {string} */ name, /** @type {string} */ title, /** @type {string} */ library) => {
      const { cpu = [], paints = [], longFrames = [] } = costs[name] ?? {};
      const shares =
        name === bare
          ? ['', '']
          : [addedCpu(name) / addedCpu(library), cpuOf(name) / cpuOf(library)].map((share) => share.toFixed(2));
      return [
        title,
        `${throttle}×`,
        spread(cpu),
        ...shares,
        ...[0.5, 0.98].map((share) => quantile(paints, share).toFixed(0)),
        sum(longFrames),
        commits[name] ?? '',
      ];
    };
    rows.push(row(bare, 'a bare `<input>`', bare));
    bounds.push(`${(cpuOf(bare) / cpuOf(kinds.number.library)).toFixed(2)} at ${throttle}×`);
    for (const [name, { title, kind, isOwn }] of Object.entries(fields)) {
      const { library, atMost } = kinds[kind];
      if (isOwn)
        targets.push({
          what: `CPU a key in ${title}, the browser's own part included, ${throttle}× throttled, of the library's`,
          measured: cpuOf(name) / cpuOf(library),
          atMost,
        });
      if (isOwn)
        targets.push({
          what: `CPU a key that ${title} adds to a bare input, ${throttle}× throttled, of what the library adds`,
          measured: addedCpu(name) / addedCpu(library),
          atMost,
        });
      rows.push(row(name, title, library));
    }
  }
  await bench.devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const kept = [];
  for (const [name, { title, isOwn }] of Object.entries(fields)) {
    const counts = [];
    for (const interval of intervals) counts.push(await rightOf(bench, name, interval, rounds));
    if (isOwn) targets.push({ what: `commits a key in ${title}`, measured: commits[name] ?? NaN, atMost: 1 });
    if (isOwn)
      targets.push({
        what: `of ${rounds} times, how often all keys arrived in ${title}, at the worst interval`,
        measured: Math.min(...counts),
        atLeast: rounds,
        digits: 0,
      });
    kept.push([title, ...counts.map((count) => `${count} of ${rounds}`)]);
  }
  return [
    targetTable(targets),
    'Keys 40 ms apart, the fields in turn. *Added* is what a field costs beyond a bare `<input>`, which is what the ' +
      'browser itself does for a key, and of the library means of react-phone-number-input with its select, or of ' +
      'input-otp. Key to paint is by Event Timing, to 8 ms, and at least 16; long frames are those of more than ' +
      '50 ms, of all keys:',
    table(
      [
        'field',
        'throttled',
        'CPU a key, ms',
        'added, of the library',
        'CPU, of the library',
        'key to paint, ms',
        '98th percentile',
        'long frames',
        'commits a key',
      ],
      rows,
    ),
    `With the browser's own part no number field can come below what a bare input has of the library's CPU: ` +
      `${bounds.join(' and ')}. What it adds is what a field can do something about.`,
    `How often the whole number or code arrived, by the time between its keys:`,
    table(['field', ...intervals.map((interval) => `${interval} ms`)], kept),
  ].join('\n\n');
}

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {number} rounds
 */
async function costsOf(bench, rounds) {
  /** @type {Record<string, { cpu: number[], paints: number[], longFrames: number[] }>} */
  const costs = Object.fromEntries(
    [bare, ...Object.keys(fields)].map((name) => [name, { cpu: [], paints: [], longFrames: [] }]),
  );
  // The first round warms up the JIT, and is not counted.
  for (let round = -1; round < rounds; round += 1) {
    for (const name of Object.keys(costs)) {
      const keys = keysOf(name);
      await measureMounted(bench, name);
      const before = await bench.cpu();
      await pressEach(bench, keys, 40);
      const spent = (await bench.cpu()) - before;
      await bench.page.evaluate(() => window.bench.unmount());
      if (round < 0) continue;
      costs[name]?.cpu.push(spent / keys.length);
    }
  }
  // In separate rounds, since observing takes time too.
  await bench.page.evaluate(() => window.bench.watchPaints());
  for (let round = 0; round < rounds; round += 1) {
    for (const name of Object.keys(costs)) {
      const keys = keysOf(name);
      await measureMounted(bench, name);
      await pressEach(bench, keys, 40);
      await bench.page.evaluate(() => window.bench.settled());
      const { paints, longFrames } = await bench.page.evaluate(() => ({
        paints: window.bench.paints(),
        longFrames: window.bench.longFrames(),
      }));
      await bench.page.evaluate(() => window.bench.unmount());
      costs[name]?.paints.push(...paints, ...Array.from({ length: keys.length - paints.length }, () => 16));
      costs[name]?.longFrames.push(longFrames);
    }
  }
  return costs;
}

/**
 * The median number of React commits per key.
 * @param {import('./browser.mjs').BenchPage} counting
 * @param {string} name
 */
async function commitsOf(counting, name) {
  await measureMounted(counting, name);
  const commits = [];
  for (const key of keysOf(name)) {
    const before = await counting.page.evaluate(() => window.bench.commits());
    await pressEach(counting, key, 40);
    commits.push((await counting.page.evaluate(() => window.bench.commits())) - before);
  }
  await counting.page.evaluate(() => window.bench.unmount());
  return median(commits);
}

/** @param {string} name */
function keysOf(name) {
  return kinds[fields[name]?.kind ?? 'number'].keys;
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((all, value) => all + value, 0);
}

/**
 * How often the field reported the correct value for keys this many ms apart.
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} name
 * @param {number} interval
 * @param {number} rounds
 */
async function rightOf(bench, name, interval, rounds) {
  const { keys, value } = kinds[fields[name]?.kind ?? 'number'];
  let right = 0;
  for (let round = 0; round < rounds; round += 1) {
    await measureMounted(bench, name);
    await pressEach(bench, keys, interval);
    const told = await bench.page
      .waitForFunction((wanted) => window.bench.value() === wanted, value, { timeout: 500 })
      .then(
        () => true,
        () => false,
      );
    if (told) right += 1;
    await bench.page.evaluate(() => window.bench.unmount());
  }
  return right;
}

/**
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} name
 */
async function measureMounted({ page }, name) {
  await page.evaluate(async (field) => {
    window.bench.mount(field);
    window.bench.focus();
    await window.bench.settled();
  }, name);
}

/**
 * No key waits for the effects of the previous one.
 * @param {import('./browser.mjs').BenchPage} bench
 * @param {string} keys
 * @param {number} interval ms
 */
async function pressEach(bench, keys, interval) {
  const pressed = [];
  for (const key of keys) {
    pressed.push(press(bench, key));
    if (interval > 0) await bench.page.waitForTimeout(interval);
  }
  await Promise.all(pressed);
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
