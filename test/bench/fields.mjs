import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { bundle, bytesOf, withoutFlagPictures } from '../tools/bundle.mjs';
import { versionOf } from './versions.mjs';

// `npm run bench:fields`: runs the kit's two fields and the libraries' through the same cases, prints the results and
// writes them to FIELDS.md.

const names = {
  KitPhone: '`PhoneField`',
  LibraryPhone: '`ReactPhoneNumberInputField`',
  CorePhone: 'bare `react-phone-number-input/core`',
  InputCorePhone: 'bare `react-phone-number-input/input-core`',
  KitCode: '`CodeField`',
  OtpCode: '`input-otp`',
};
const order = Object.keys(names);

/** @typedef {import('./fields.js').Measured} Measured */
/** @typedef {Measured & { bytes: number }} Row */

const measured = await measure();
const rows = await Promise.all(measured.map(async (row) => ({ ...row, bytes: await bytesOfField(row.field) })));
const text = report(rows);
console.log(text);
writeFileSync(new URL('FIELDS.md', import.meta.url), text);

/** @returns {Promise<readonly Measured[]>} */
async function measure() {
  const config = fileURLToPath(new URL('vite.config.ts', import.meta.url));
  const vitest = await startVitest('test', [], { config, run: true, watch: false, reporters: ['dot'] });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  const failed = tests.filter((test) => test.result().state !== 'passed');
  // Vitest has printed the errors. An incomplete table must not replace a complete one.
  if (tests.length === 0 || failed.length > 0)
    throw new Error(`Not measured: ${failed.map(({ fullName }) => fullName).join(', ') || 'all'}`);
  return tests.flatMap((test) => test.meta().measured ?? []);
}

/**
 * The mounted field and everything that it imports.
 * @param {string} name
 */
async function bytesOfField(name) {
  const { all } = await bundle(`export { ${name} } from './test/bench/compared/${name}.js'`);
  return bytesOf(withoutFlagPictures(all));
}

/** @param {readonly Row[]} rows */
function report(rows) {
  const [{ chromium = '', atOnce = 0 } = {}] = rows;
  const reacts = [...new Set(rows.map(({ react }) => react))];
  const measured = [
    `Chromium ${chromium}`,
    `React ${reacts.join(' and ')} (development builds)`,
    `Node ${process.versions.node}`,
    ...['react-phone-number-input', 'input-otp', 'libphonenumber-js'].map((name) => `${name} ${versionOf(name)}`),
  ];
  return `# The fields, measured

Printed by \`npm run bench:fields\` on ${new Date().toISOString().slice(0, 10)}:
${measured.join(', ')}.

## Number fields

\`ReactPhoneNumberInputField\` is react-phone-number-input with the kit's reading in front of it; *bare* is the
library as it comes. What bare react-phone-number-input reads wrong, its wait for a huge paste and the keys that it
loses are gone with that reading; two commits a key and the undo of one key are not.

${section(rows.filter(({ field }) => field.endsWith('Phone')))}

## Code fields

${section(rows.filter(({ field }) => field.endsWith('Code')))}

## What the columns say

- **Cases**: those of \`test/cases\`, typed, pasted, dropped and filled in, that end with the right number or code, and
  for a number with the right country if the field shows one. Of the libraries' numbers a caller takes those that
  \`isValidPhoneNumber\` passes.
- **At once**: of ${atOnce} times, how often the keys of one number (ten digits) or code (six) are read right when none
  waits for the one before.
- **Commits a key**: of React, counted by a \`Profiler\`, while those keys are typed one after another.
- **One undo takes back**: after those keys; the text and the value told must agree.
- **Megabyte**: how long a pasted one holds up the page: digits, letters or separators, the worst of them, each the
  better of two times.
- **Styles**: style elements that the field puts into the document, which a strict \`style-src\` blocks.
- **kB**: minified and gzipped with React outside, the caller in \`test/bench/compared\` included. All number fields
  bring the same metadata (mobile). \`PhoneField\` brings its list of countries with a search,
  \`ReactPhoneNumberInputField\` the library's own select, bare \`/core\` a stand-in that shows the country alone, bare
  \`/input-core\` none.
`;
}

/** @param {readonly Row[]} rows */
function section(rows) {
  const sorted = [...rows].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field) || b.react.localeCompare(a.react),
  );
  const wrong = sorted
    .filter((row) => row.wrong.length > 0)
    .map((row) => `Read wrong by ${nameOf(row)} on React ${row.react}:\n\n\`\`\`text\n${row.wrong.join('\n')}\n\`\`\``);
  return [table(sorted), ...wrong].join('\n\n');
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const head = [
    'field',
    'React',
    'cases',
    'at once',
    'commits a key',
    'one undo takes back',
    'megabyte',
    'styles',
    'kB',
  ];
  const lines = rows.map((row) => [
    nameOf(row),
    row.react,
    `${row.cases - row.wrong.length} of ${row.cases}`,
    `${row.atOnceRight} of ${row.atOnce}`,
    range(row.commits),
    row.undone,
    `${Math.round(row.megabyte)} ms`,
    `${row.styles}`,
    (row.bytes / 1000).toFixed(1),
  ]);
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @param {Row} row */
function nameOf({ field }) {
  return Object.entries(names).find(([name]) => name === field)?.[1] ?? field;
}

/** @param {readonly number[]} counts */
function range(counts) {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${least}` : `${least} to ${most}`;
}
