import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const report = readFileSync(new URL('ACCESSIBILITY.md', root), 'utf8');
const named = [...report.matchAll(/`(test\/[^`]+?) › ([^`]+)`/g)].map(([, file = '', name = '']) => ({ file, name }));

/** WCAG 2.2, levels A and AA; 4.1.1 was removed. */
const criteria = `
  1.1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.3.3 1.3.4 1.3.5
  1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13
  2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.4.5 2.4.6 2.4.7 2.4.11
  2.5.1 2.5.2 2.5.3 2.5.4 2.5.7 2.5.8
  3.1.1 3.1.2 3.2.1 3.2.2 3.2.3 3.2.4 3.2.6 3.3.1 3.3.2 3.3.3 3.3.4 3.3.7 3.3.8 4.1.2 4.1.3`;

describe('ACCESSIBILITY.md', () => {
  it('names many tests', () => {
    expect(named.length).toBeGreaterThan(50);
  });

  it.each(named)('names a test that exists: $file › $name', ({ file, name }) => {
    const path = new URL(file, root);
    expect(existsSync(path) && readFileSync(path, 'utf8').includes(name), `${file} › ${name}`).toBe(true);
  });

  it('lists each criterion of levels A and AA once', () => {
    const criteriaInReport = [...report.matchAll(/^\| (\d\.\d\.\d+) /gm)].map(([, criterion]) => criterion);
    expect(criteriaInReport).toEqual(criteria.trim().split(/\s+/));
  });
});
