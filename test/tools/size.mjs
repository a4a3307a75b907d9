import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundle, bytesOf, withoutFlagPictures } from './bundle.mjs';
import { entries } from './entries.mjs';

// Measures what an app's users download: minified, gzip at level 9, without react, react-dom and @tanstack/react-query.
// 1 kB is 1000 bytes. Exceeding a budget fails. Flags, whose images most systems do not need, have their own line.
//
// All that can load was 77.3 kB before the other channels of a code, for which it may have 2 kB more, and 1 kB for the
// callbacks of an app, dates, and what `<Activity>` hides.
const dropIn = "export { PhoneNumbersProvider, PhoneNumbers } from 'phonekit'";
/** @type {{ what: string, source: string, part: 'first' | 'all' | 'flags', kB: number }[]} */
const budgets = [
  {
    what: 'PhoneNumbersProvider + usePhoneNumbers, all of it',
    source: "export { PhoneNumbersProvider, usePhoneNumbers } from 'phonekit'",
    part: 'all',
    kB: 5,
  },
  { what: 'PhoneNumbers in its provider, until a form opens', source: dropIn, part: 'first', kB: 14 },
  { what: 'PhoneNumbers in its provider, all it can load', source: dropIn, part: 'all', kB: 81.5 },
  { what: 'Flags, with their pictures where the system draws none', source: dropIn, part: 'flags', kB: 52 },
];

const root = new URL('../../', import.meta.url);
const dist = new URL('dist/', root);
if (!existsSync(dist)) throw new Error('There is no dist to weigh. Run npm run build first.');

const weighed = await Promise.all(budgets.map(async (budget) => ({ ...budget, ...(await weigh(budget.source)) })));
print(
  'Budgets',
  weighed.map(({ what, part, kB, ...weight }) => {
    const bytes = weight[part];
    return [what, inKB(bytes), `of ${kB}`, bytes > kB * 1000 ? 'OVER BUDGET' : ''];
  }),
);

const published = (await bundle("export * from 'phonekit'")).first.flatMap(({ isApp, exports }) =>
  isApp ? exports : [],
);
for (const folder of ['components', 'primitives']) {
  const files = readdirSync(new URL(`src/${folder}/`, root), { recursive: true, encoding: 'utf8' }).map((file) =>
    basename(file),
  );
  const rows = published
    .filter((name) => files.includes(`${name}.tsx`))
    .map(async (name) => {
      const { first, all } = await weigh(`export { ${name} } from 'phonekit'`);
      return [name, inKB(first), all > first ? `${inKB(all)} with all it can load` : ''];
    });
  print(`Each of src/${folder} alone`, await Promise.all(rows));
}

const others = entries
  .filter(({ name }) => name !== 'phonekit')
  .map(async ({ name, built, isStylesheet }) => {
    if (isStylesheet) return [name, inKB(gzipSync(readFileSync(new URL(built, root)), { level: 9 }).byteLength)];
    return [name, inKB((await weigh(`export * from '${name}'`)).all)];
  });
print('Other entry points', await Promise.all(others));

const field = "export { ReactPhoneNumberInputField } from 'phonekit/react-phone-number-input'";
const apps = {
  'in an app that has PhoneNumbers': dropIn,
  'in one that has react-phone-number-input/core too': [
    dropIn,
    "export { default } from 'react-phone-number-input/core'",
  ].join('; '),
};
print(
  'What ReactPhoneNumberInputField adds',
  await Promise.all(
    Object.entries(apps).map(async ([what, app]) => [
      what,
      inKB((await weigh(`${app}; ${field}`)).all - (await weigh(app)).all),
    ]),
  ),
);

const total = withoutFlagPictures((await bundle(dropIn)).all).flatMap(({ modules }) => modules);
const largest = total.sort((a, b) => b.bytes - a.bytes).slice(0, 15);
print(
  'Largest modules in all that PhoneNumbers can load (minified, before gzip)',
  largest.map(({ module, bytes }) => [module, inKB(bytes)]),
);

if (weighed.some(({ part, kB, ...weight }) => weight[part] > kB * 1000)) process.exitCode = 1;

/** @param {string} source */
async function weigh(source) {
  const [whole, rest] = await Promise.all([bundle(source), bundle(source, { hasFlags: false })]);
  return { first: bytesOf(whole.first), all: bytesOf(rest.all), flags: bytesOf(whole.all) - bytesOf(rest.all) };
}

/** @param {number} bytes */
function inKB(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

/**
 * @param {string} title
 * @param {readonly (readonly string[])[]} rows
 */
function print(title, rows) {
  console.log(`\n${title}`);
  const width = Math.max(...rows.map(([first = '']) => first.length));
  for (const [name = '', weight = '', ...notes] of rows)
    console.log(`  ${name.padEnd(width)}  ${weight.padStart(9)}  ${notes.join('  ')}`.trimEnd());
}
