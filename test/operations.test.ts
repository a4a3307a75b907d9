import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optionalOperations } from '../src/core/adapter.js';
import { publicHooks } from '../stories/support/public-hooks.js';

const folder = new URL('../src/components/', import.meta.url);
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const sources = paths.map((path) => readFileSync(new URL(path, folder), 'utf8'));

describe.each(optionalOperations)('the operation %s', (operation) => {
  it('has a public hook, which a component calls', () => {
    const hook = publicHooks.find((hook) => hook.operation === operation);
    expect(hook, `a hook of ${operation} that src/index.ts exports`).toBeDefined();
    const callers = sources.filter((source) => source.includes(`${hook?.name}()`));
    expect(callers.length, `components that call ${hook?.name}`).toBeGreaterThan(0);
  });
});

describe('the private components', () => {
  it.each(paths.filter((path) => /^shared\/|\/parts\//.test(path)))('are used: %s', (path) => {
    const module = path.replace(/^.*\//, '/').replace(/\.tsx?$/, '.js');
    expect(sources.some((source) => source.includes(`${module}'`))).toBe(true);
  });
});
