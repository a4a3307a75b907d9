import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../tools/browser.mjs';
import { openBenchPage } from './browser.mjs';
import { bytes } from './bytes.mjs';
import { memory } from './memory.mjs';
import { requests } from './requests.mjs';
import { replaceSection } from './results.mjs';
import { screens } from './screens.mjs';
import { service } from './service.mjs';
import { typing } from './typing.mjs';
import { versions } from './versions.mjs';

// `npm run bench`: compares the kit with the alternatives, prints the results and writes them to RESULTS.md. It takes
// half an hour on an otherwise idle machine. `-- --only=service` measures and writes one section, with the machine's
// load. `-- --quick` takes few figures, to check that it runs, and writes nothing.

const { quick, only, numbers, rounds } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    numbers: { type: 'string' },
    rounds: { type: 'string' },
  },
}).values;
const counts = quick
  ? {
      keys: 1,
      screens: { rounds: 1, cycles: 50 },
      service: { numbers: 2000, seconds: 0.5, rounds: 1, requests: 1000, warmUp: 200 },
    }
  : {
      keys: 20,
      screens: { rounds: 15, cycles: 1000 },
      service: { numbers: 1_000_000, seconds: 5, rounds: 5, requests: 100_000, warmUp: 1000 },
    };
if (numbers !== undefined) counts.service.numbers = Number(numbers);
if (rounds !== undefined) counts.service.rounds = Number(rounds);
/** The number of concurrent operations in each process, and of clients who try backup codes one after another. */
const jobs = { ...counts.service, concurrency: 8, triers: 64 };

/** @type {readonly { title: string, run: () => Promise<string> }[]} */
const sections = [
  { title: 'Bytes', run: bytes },
  { title: 'Keystrokes', run: () => onPages((page, counting) => typing(page, counting, { rounds: counts.keys })) },
  { title: 'Screens', run: () => onPages((page, counting) => screens(page, counting, counts.screens)) },
  { title: 'Requests', run: requests },
  { title: 'Service', run: () => service(jobs) },
  { title: 'Memory', run: () => memory(jobs) },
];
const chosen = sections.filter(({ title }) => only === undefined || title.toLowerCase() === only);
if (chosen.length === 0)
  throw new Error(
    `There is no section "${only}". There are: ${sections.map(({ title }) => title.toLowerCase()).join(', ')}.`,
  );

const today = new Date().toISOString().slice(0, 10);
const loadBefore = loadavg();
const parts = [
  `# The kit, measured

Printed by \`npm run bench\` on ${today}: ${await versions()}.

Of several figures the median stands first, and between which two half of them lie in brackets after it.`,
];
console.log(parts[0]);
/** @type {string[]} */
const failed = [];
for (const { title, run } of chosen) {
  const text = `## ${title}\n\n${await run().catch((error) => failureSection(title, error))}`;
  console.log(`\n${text}`);
  parts.push(text);
}
const isWhole = chosen.length === sections.length;
if (!quick && failed.length === 0) {
  const file = new URL('RESULTS.md', import.meta.url);
  if (isWhole) writeFileSync(file, `${parts.join('\n\n')}\n`);
  // A partial run must not replace complete results.
  for (const { title } of isWhole ? [] : chosen) {
    const command = ['npm run bench --', ...process.argv.slice(2)].join(' ');
    const [before, after] = [loadBefore, loadavg()].map(([minute = NaN]) => minute.toFixed(1));
    const note =
      `Measured by itself, after the rest: \`${command}\` on ${today}, ${await versions()}. The load of the machine, ` +
      `which has ${availableParallelism()} cores, was ${before} before and ${after} at the end.`;
    const text = (parts[1] ?? '').replace('\n\n', `\n\n${note}\n\n`);
    writeFileSync(file, replaceSection(readFileSync(file, 'utf8'), title, text));
  }
}
if (failed.length > 0) console.error(`\nNot measured: ${failed.join(', ')}. RESULTS.md is what it was.`);
// Clerk's client keeps its session alive for as long as the process lives.
process.exit(failed.length > 0 ? 1 : 0);

/**
 * @param {(page: import('./browser.mjs').BenchPage, counting: import('./browser.mjs').BenchPage) => Promise<string>}
 * measure
 */
async function onPages(measure) {
  ensureBrowser();
  const pages = /** @type {const} */ ([await openBenchPage(), await openBenchPage({ counts: true })]);
  try {
    return await measure(...pages);
  } finally {
    for (const page of pages) await page.close();
  }
}

/**
 * @param {string} title
 * @param {unknown} error
 */
function failureSection(title, error) {
  failed.push(title);
  return `Not measured: ${error instanceof Error ? error.message : error}`;
}
