import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

/** What `npm run size` prints, in kB by the name of the line. */
const printed = new Map(
  [
    ...execFileSync(process.execPath, [fileURLToPath(new URL('test/tools/size.mjs', root))], {
      encoding: 'utf8',
    }).matchAll(/^ {2}(\S.*?) {2,}([\d.]+) kB/gm),
  ].map(([, name = '', kB]) => [name, Number(kB)]),
);

const budgets = [...read('README.md').matchAll(/^ {2}(\S.*?) {2,}([\d.]+) kB {2}of [\d.]+$/gm)].map(
  ([, name = '', kB]) => [name, 'README.md', Number(kB)] as const,
);
const quoted = (name: string, path: string, sentence: RegExp) =>
  [name, path, Number(sentence.exec(read(path))?.[1])] as const;

it('quotes a budget in each line of the README', () => expect(budgets).toHaveLength(4));

// Rounded to 0.1 kB in a sentence; and two versions of zlib differ by some bytes.
it.each([
  ...budgets,
  quoted('phonekit/adapters/cognito', 'stories/backends/cognito.mdx', /adapters add ([\d.]+) kB/),
  quoted('phonekit/adapters/supabase', 'stories/backends/supabase.mdx', /adapters add ([\d.]+) kB/),
  quoted(
    'in one that has react-phone-number-input/core too',
    'stories/ComingFromReactPhoneNumberInput.mdx',
    /pays ([\d.]+) kB more/,
  ),
])('of "%s" is what %s says: %d kB', (name, _, said) => {
  expect(Math.abs(said - (printed.get(name) ?? Number.NaN))).toBeLessThanOrEqual(0.06);
});
