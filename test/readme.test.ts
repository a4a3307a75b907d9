import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asPublished } from '../stories/support/as-published.js';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = textOf('README.md');

describe('README', () => {
  it('shows the example that the compiler checks', () => {
    expect(readme).toContain(`\`\`\`tsx\n${asPublished(textOf('stories/support/examples/QuickStart.tsx'))}\n\`\`\``);
  });

  it('has a line for every public component and hook', () => {
    const names = [...textOf('src/index.ts').matchAll(/export \{ (\w+).* from '\.\/(?:components|hooks|primitives|provider)\//g)].map(([, name]) => name);
    expect(names).toContain('PhoneNumbers');
    expect(names.filter((name) => !readme.includes(`\n| \`${name}\` | `))).toEqual([]);
  });

  it('names no command and no file that is not there', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
    for (const [, path = ''] of readme.matchAll(/(?:\]\(|src(?:set)?=")([\w./-]+)[)"]/g)) expect(() => textOf(path)).not.toThrow();
  });

  it('puts the two commands first', () => {
    const [first = ''] = /```sh\n[\s\S]*?```/.exec(readme) ?? [];
    expect(first).toMatch(/^npm start\b/m);
    expect(first).toMatch(/^npm test\b/m);
  });
});
