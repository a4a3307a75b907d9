import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/core/model.js';
import { replaceEqualPhoneNumbers } from '../../src/query/replace-equal-phone-numbers.js';

const number = (id: string, createdAt = 1) => ({ id, createdAt, linkedTo: [] }) satisfies Partial<PhoneNumber>;
const list = (...ids: string[]) => ids.map((id) => number(id));

describe('replaceEqualPhoneNumbers', () => {
  it('keeps the list if nothing has changed', () => {
    const before = list('a', 'b');
    expect(replaceEqualPhoneNumbers(before, list('a', 'b'))).toBe(before);
  });

  it('keeps each unchanged number, even if it moved', () => {
    const before = list('a', 'b', 'c');
    const removed = replaceEqualPhoneNumbers(before, list('b', 'c')) as typeof before;
    expect(removed).toHaveLength(2);
    expect(removed[0]).toBe(before[1]);
    expect(removed[1]).toBe(before[2]);
    const turned = replaceEqualPhoneNumbers(before, list('c', 'b', 'a')) as typeof before;
    expect(turned).not.toBe(before);
    expect(turned.map((item) => before.indexOf(item))).toEqual([2, 1, 0]);
  });

  it('replaces a changed number, and adds a new one', () => {
    const before = list('a', 'b');
    const after = replaceEqualPhoneNumbers(before, [number('a'), number('b', 2), number('c')]) as typeof before;
    expect(after).toEqual([number('a'), number('b', 2), number('c')]);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(replaceEqualPhoneNumbers(before, list('a'))).toEqual(list('a'));
  });

  it('shares the result of select structurally, like TanStack Query', () => {
    const before = { count: 1, first: { id: 'a' } };
    const after = replaceEqualPhoneNumbers(before, { count: 2, first: { id: 'a' } }) as typeof before;
    expect(after.first).toBe(before.first);
    expect(replaceEqualPhoneNumbers(undefined, list('a'))).toEqual(list('a'));
    expect(replaceEqualPhoneNumbers(list('a'), null)).toBeNull();
    for (const other of [['a'], [null], [{ name: 'a' }], [1, 2]]) {
      const first = structuredClone(other);
      expect(replaceEqualPhoneNumbers(first, structuredClone(other))).toBe(first);
      expect(replaceEqualPhoneNumbers(list('a'), other)).toEqual(other);
    }
  });
});
