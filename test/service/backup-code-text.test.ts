import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createBackupCode, parseBackupCode } from '../../src/service/backup-code-text.js';
import { aPlainReading, fastest } from '../support/fastest.js';

const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';

afterEach(() => void vi.restoreAllMocks());

describe('createBackupCode', () => {
  it('creates three groups of five characters, more than 64 bits', () => {
    for (let made = 0; made < 200; made++) {
      expect(createBackupCode()).toMatch(new RegExp(`^[${alphabet}]{5}-[${alphabet}]{5}-[${alphabet}]{5}$`));
    }
    expect(15 * Math.log2(alphabet.length)).toBeGreaterThan(64);
  });

  it('discards random bytes that would favour the first characters', () => {
    const bytes = [255, 240, 232, 231, 0, 28, 29, 57, 58];
    let drawn = 0;
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint8Array) array.forEach((_, at) => (array[at] = bytes[drawn++ % bytes.length] ?? 0));
      return array;
    });
    expect(createBackupCode()).toBe('Y0Y0Y-0Y0Y0-Y0Y0Y');
  });

  it('makes every character as likely as another at every place', () => {
    const draws = 29_000;
    const counts = Array.from({ length: 15 }, () => new Map<string, number>());
    for (let draw = 0; draw < draws; draw++) {
      const characters = createBackupCode().replaceAll('-', '');
      counts.forEach((seen, place) => {
        const character = characters[place] ?? '';
        seen.set(character, (seen.get(character) ?? 0) + 1);
      });
    }
    for (const seen of counts) {
      const expected = draws / alphabet.length;
      const chiSquared = [...alphabet].reduce((sum, one) => sum + ((seen.get(one) ?? 0) - expected) ** 2 / expected, 0);
      // 28 degrees of freedom: a fair generator passes 80 about once in a million draws of a place.
      expect(chiSquared).toBeLessThan(80);
    }
  });
});

describe('parseBackupCode', () => {
  it.each([
    ['7KQ49-XMT2W-PDACE', '7KQ49XMT2WPDACE'],
    ['7kq49xmt2wpdace', '7KQ49XMT2WPDACE'],
    ['o0O0l-iIl11-ZzBb8', '000011111122888'],
    ['7KQ4-9XMT-2WPD', '7KQ49XMT2WPD'],
    ['7kq49xmt2wpd', '7KQ49XMT2WPD'],
    [' 7kq4 9xmt 2wpd\n', '7KQ49XMT2WPD'],
    ['7KQ4–9XMT—2WPD', '7KQ49XMT2WPD'],
    ['7KQ4−9XMT‑2WPD.', '7KQ49XMT2WPD'],
    ['“7K-Q4_9X·MT/2W PD”', '7KQ49XMT2WPD'],
    ['‎7KQ4\u00a09XMT\u200b2WPD‏', '7KQ49XMT2WPD'],
    ['７ＫＱ４－９ｘｍｔ－２ｗｐｄ', '7KQ49XMT2WPD'],
    ['٧KQ٤-٩XMT-٢WPD', '7KQ49XMT2WPD'],
    ['७KQ४-९XMT-२WPD', '7KQ49XMT2WPD'],
    ['o0O0-iIlL-1111', '000011111111'],
    ['zZ22-sS55-bB88', '222255558888'],
    ['uUvV-uUvV-uUvV', 'VVVVVVVVVVVV'],
    ['АСЕН-КМРТ-ХУОІ', 'ACEHKMPTXY01'],
    ['асен-кмрт-хуоі', 'ACEHKMPTXY01'],
    ['ΑΕΗΚ-ΜΝΡΤ-ΥΧΟΙ', 'AEHKMNPTYX01'],
  ])('reads %j correctly', (typed, meant) => {
    expect(parseBackupCode(typed)).toBe(meant);
  });

  it.each([
    '',
    '-',
    '7KQ4-9XMT-2WP',
    '7KQ4-9XMT-2WPDX',
    '7KQ49-XMT2W-PDAC',
    '7KQ49-XMT2W-PDACEF',
    '7KQ4-9XMT-2WP*',
    '7KQ4-9XMT-2WPß',
    '123456',
    '7KQ4-9XMT-2WPあ',
    '7KQ4-9XMT-2WP😀',
  ])('does not read %j as a backup code', (typed) => {
    expect(parseBackupCode(typed)).toBeNull();
  });

  it('ignores a text that is far too long', () => {
    expect(parseBackupCode('7KQ4-9XMT-2WPD'.padEnd(200))).toBe('7KQ49XMT2WPD');
    expect(parseBackupCode('7KQ4-9XMT-2WPD'.padEnd(201))).toBeNull();
    const long = '7'.repeat(10_000_000);
    expect(parseBackupCode(long)).toBeNull();
    expect(fastest(() => void parseBackupCode(long))).toBeLessThan(aPlainReading());
  });

  it('reads each code however it is grouped, cased and mixed up with look-alikes', () => {
    const lookAlikes: Record<string, string> = { 0: '0oOОо', 1: '1iIlLІ', 2: '2zZ', 5: '5sS', 8: '8bBВ', V: 'vVuU' };
    const written = fc.array(
      fc.record({
        character: fc.constantFrom(...alphabet),
        pick: fc.nat(),
        gap: fc.constantFrom('', '', '-', ' ', '\u2011'),
      }),
      { minLength: 12, maxLength: 15 },
    );
    fc.assert(
      fc.property(written, (drawn) => {
        const parts = drawn.length < 15 ? drawn.slice(0, 12) : drawn;
        const typed = parts.map(({ character, pick, gap }) => {
          const forms = lookAlikes[character] ?? character + character.toLowerCase();
          return forms[pick % forms.length] + gap;
        });
        expect(parseBackupCode(typed.join(''))).toBe(parts.map(({ character }) => character).join(''));
      }),
    );
  });

  it('never throws, whatever its input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([null, 12, 15]).toContain(parseBackupCode(text)?.length ?? null);
      }),
    );
  });
});
