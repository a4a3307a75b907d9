import { describe, expect, it } from 'vitest';
import { toAscii } from '../../src/core/digits.js';

/** Intl has digit tables of its own, so it can verify ours, which has none. */
const systems = Intl.supportedValuesOf('numberingSystem').map((system) => ({
  system,
  digits: [...'0123456789'].map((digit) => new Intl.NumberFormat(`en-u-nu-${system}`).format(Number(digit))),
}));

describe('toAscii', () => {
  it.each(systems.filter(({ digits }) => digits.every((digit) => /^\p{Nd}$/u.test(digit))))(
    'reads the digits of $system',
    ({ digits }) => {
      expect(toAscii(`+${digits.join('-')}a`)).toBe('+0-1-2-3-4-5-6-7-8-9a');
    },
  );

  it('converts every Unicode decimal digit to one ASCII digit', () => {
    let count = 0;
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += 1) {
      const character = String.fromCodePoint(codePoint);
      if (!/\p{Nd}/u.test(character)) continue;
      expect(toAscii(character)).toMatch(/^[0-9]$/);
      count += 1;
    }
    expect(count).toBeGreaterThan(600);
  });

  it('converts full-width letters and signs', () => {
    expect(toAscii('＋（４４）－Ｇ～')).toBe('+(44)-G~');
  });

  it('leaves other numerals unchanged', () => {
    expect(toAscii('½²①Ⅷ七')).toBe('½²①Ⅷ七');
  });
});
