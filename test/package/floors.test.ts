import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { browsers, featuresOfCss, featuresOfScript, floorOf, optional, usedFeatures } from '../tools/floors.mjs';

const used = usedFeatures();
const required = [...used].filter(([name]) => !(name in optional));
/** The versions of the README's table, by its row. */
const written = (row: string) => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const cells = readme.split('\n').find((line) => line.startsWith(`| ${row} |`)) ?? '';
  return Object.fromEntries(
    cells
      .split('|')
      .slice(2, -1)
      .map((cell, index) => [browsers[index], Number(cell)]),
  );
};

describe('the lowest versions of browsers', () => {
  it('that the built kit works in are those of the README', () => {
    const { floor, by } = { floor: floorOf(required.map(([, versions]) => versions)), by: raisedBy() };
    expect(floor, JSON.stringify(by)).toEqual(written('works from'));
  });

  it('that show everything are those of the README', () => {
    const visible = ['light-dark()', ':dir', 'showPopover()', 'color-mix()', ':has()', '@container', 'rotate'];
    const all = [...used].filter(([name]) => visible.includes(name) || !(name in optional));
    expect(floorOf(all.map(([, versions]) => versions))).toEqual(written('everything from'));
  });

  it('need no feature that is listed as optional, and use each of those', () => {
    expect(Object.keys(optional).filter((name) => !used.has(name))).toEqual([]);
  });
});

/** The features that need the versions of the floor. */
function raisedBy() {
  const floor = floorOf(required.map(([, versions]) => versions));
  return browsers.map((browser) => [
    browser,
    ...required.filter(([, versions]) => versions[browser] === floor[browser]).map(([name]) => name),
  ]);
}

describe('usedFeatures', () => {
  it.each([
    ['@scope (.a) { p { color: red } }', '@scope'],
    ['p { field-sizing: content }', 'field-sizing'],
    ['p:user-invalid { color: red }', ':user-invalid'],
    ['p { color: oklch(50% 0 0) }', 'oklch()'],
    ['p { color: rgb(from red r g b) }', 'relative colours'],
  ])('finds what is new in %s', (css, name) => {
    expect(featuresOfCss(css).map(([found]) => found)).toContain(name);
  });

  it.each([
    ['const a = b?.c', '?.'],
    ['a ??= 1', '??='],
    ['class A { static { } }', 'static {}'],
    ['/(?<=a)b/.test(c)', 'lookbehind'],
    ['list.toSorted()', 'toSorted()'],
    ['Object.groupBy(a, b)', 'Object.groupBy'],
    ['Promise.withResolvers()', 'Promise.withResolvers'],
    ['requestIdleCallback(a)', 'requestIdleCallback'],
    ['new Intl.Segmenter()', 'Intl.Segmenter'],
    ['navigator.locks.request(a)', 'navigator.locks'],
  ])('finds what is new in %s', (script, name) => {
    expect(featuresOfScript(script).map(([found]) => found)).toContain(name);
  });
});
