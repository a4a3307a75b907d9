import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCode, findCode } from '../../src/core/code-text.js';
import { inAnyScript } from './phone-arbitraries.js';

const digit = fc.constantFrom(...'0123456789');
const anyLength = fc.constantFrom(4, 5, 6, 7, 8);
const codeOf = (length: number) => fc.string({ unit: digit, minLength: length, maxLength: length });
/** Words that hold no digit and no `@host #code`. */
const words = fc.string({ unit: fc.constantFrom(...'abc ABC .,:;!?\n«»„“”。，验证码رمزのコード'), maxLength: 40 });

describe('findCode', () => {
  it('finds the one code of a message, in any script and however it is grouped', () => {
    const message = anyLength.chain((length) =>
      fc.tuple(codeOf(length), words, words, fc.constantFrom('', ' ', '-', '\u00a0', '\u2011', ' - ')).chain(([code, before, after, separator]) => {
        const half = Math.ceil(length / 2);
        const grouped = separator ? `${code.slice(0, half)}${separator}${code.slice(half)}` : code;
        return inAnyScript(`${before}\u200e${grouped}\u200f${after}`).map((text) => ({ text, code, length }));
      }),
    );
    fc.assert(
      fc.property(message, ({ text, code, length }) => {
        expect(findCode(text, length), text).toBe(code);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds none where two could be meant', () => {
    fc.assert(
      fc.property(codeOf(6), codeOf(6), words, (one, other, between) => {
        fc.pre(one !== other);
        expect(findCode(`${one} x${between}x ${other}`, 6)).toBe(null);
      }),
    );
  });

  it('finds one only where a single candidate stands in the text, or the last line binds it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'0123456789 -\n.,:/ab+#@$'), maxLength: 40 }),
      fc.array(fc.oneof(codeOf(6), codeOf(3), words, fc.constantFrom(' ', '-', '@a.b #')), { maxLength: 8 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, anyLength, (text, length) => {
        const code = findCode(text, length);
        if (code === null || /@\S+\s+#\d+/.test(text)) return;
        expect(code).toMatch(new RegExp(`^\\d{${length}}$`));
        const runs = new Set((text.match(/\d+/g) ?? []).filter((run) => run.length === length && run !== code));
        expect([...runs], text).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('takes the code that the last line binds, whatever stands before', () => {
    fc.assert(
      fc.property(codeOf(6), codeOf(6), words, fc.constantFrom('\n\n', '\n', ' ', ''), fc.constantFrom('', ' @frame.example', '\n'), (other, code, before, line, after) => {
        expect(findCode(`${before}${other} ${line}@acme.example #${code}${after}`, 6)).toBe(code);
      }),
    );
  });

  it.each([
    ['a date', 'Your table on 12.05.2026 at 19:30', 6],
    ['an amount', 'You paid 480211.50 EUR', 6],
    ['a phone number', 'Call +44 7400 123456 for help', 6],
    ['a part of a longer number', 'Parcel 12 345678 9012', 6],
    ['two groups that make no even whole', 'Room 2024-05', 6],
    ['a bound code of another length', 'Order 998877\n@acme.example #48021', 6],
    ['more than any message', `480211 ${'x'.repeat(2000)}`, 6],
    ['a decimal', 'Total 12.345678 USD', 6],
    ['a time', 'It was 12:345678', 6],
    ['a number that goes on behind a point', 'Total 345678.12 USD', 6],
    ['a host’s code that is not the last line, beside another', '@acme.example #111111 is old, 222222 is new', 6],
    ['digits with letters between them', 'a1b2c3d4e5f6', 6],
    ['a code that more digits follow', 'Your code 480211 12', 6],
  ])('takes %s for no code', (_what, text, length) => {
    expect(findCode(text, length)).toBe(null);
  });

  it.each([
    ['however its digits stand', '1 23456'],
    ['with points between its digits', '1.2.3.4.5.6'],
    ['with a mark inside that nobody sees', '12\u200e3456'],
    ['behind a number of another length', 'In 12 minutes 123456 is void'],
    ['before a number of another length', '123456, good for 10 minutes'],
    ['behind a decimal', 'Since 1.2 your code is 123456'],
    ['behind a sum', '1+ your code is 123456'],
    ['glued to a letter', 'In step 5x123456'],
    ['at the end of a sentence', 'Your code is 123456.'],
    ['in the longest message', `123456 ${'x'.repeat(1993)}`],
  ])('finds a code %s', (_what, text) => {
    expect(findCode(text, 6)).toBe('123456');
  });

  it('takes one code that is said twice', () => {
    expect(findCode('480211 is your code. Again: 480211', 6)).toBe('480211');
  });
});

describe('editCode', () => {
  const at = (caret: number) => ({ start: caret, end: caret });

  it('behaves as a text field of digits that has no more room than slots', () => {
    const step = fc.record({ place: fc.nat(6), key: fc.constantFrom(...'0123456789aé ', 'Backspace', 'Delete') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let code = '';
        for (const { place, key } of steps) {
          const caret = Math.min(place, code.length);
          const [before, behind] = [code.slice(0, caret), code.slice(caret)];
          const isKey = key.length === 1;
          const text = key === 'Backspace' ? before.slice(0, -1) + behind : key === 'Delete' ? before + behind.slice(1) : before + key + behind;
          const to = key === 'Backspace' ? Math.max(caret - 1, 0) : isKey ? caret + 1 : caret;
          const edited = editCode(code, { text, caret: to, selectionBefore: at(caret) }, 6);
          const isTaken = !isKey || (/\d/.test(key) && (code.length < 6 || caret < 6));
          const expected = !isTaken ? code : isKey && code.length === 6 ? before + key + behind.slice(1) : text;
          expect(edited?.content ?? code).toBe(expected);
          code = expected;
        }
      }),
    );
  });

  it('replaces what stands there by a whole pasted code, wherever the caret is', () => {
    expect(editCode('12', { text: '12Your code is 480211.', caret: 22, selectionBefore: at(2) }, 6)?.content).toBe('480211');
    expect(editCode('999999', { text: '999480 211999', caret: 10, selectionBefore: at(3) }, 6)?.content).toBe('480211');
  });

  it('puts a pasted part in at the caret, and refuses one that there is no room for', () => {
    expect(editCode('12', { text: '1892', caret: 3, selectionBefore: at(1) }, 6)).toEqual({ content: '1892', caret: 3 });
    expect(editCode('12345', { text: '1234578', caret: 7, selectionBefore: at(5) }, 6)).toBe(null);
    expect(editCode('12', { text: '1212345678', caret: 10, selectionBefore: at(2) }, 6)).toBe(null);
    expect(editCode('123', { text: '4567123', caret: 4, selectionBefore: at(0) }, 6)).toBe(null);
    expect(editCode('12', { text: '123456', caret: 6, selectionBefore: at(2) }, 6)).toEqual({ content: '123456', caret: 6 });
  });

  it('refuses a piece with letters in it, and one of spaces', () => {
    expect(editCode('1', { text: '1a2', caret: 3, selectionBefore: at(1) }, 6)).toBe(null);
    expect(editCode('1', { text: '1  ', caret: 3, selectionBefore: at(1) }, 6)).toBe(null);
  });

  it('refuses a key that adds no digit, and the digit behind the last', () => {
    expect(editCode('12', { text: '12a', caret: 3, selectionBefore: at(2) }, 6)).toBe(null);
    expect(editCode('123456', { text: '1234567', caret: 7, selectionBefore: at(6) }, 6)).toBe(null);
    expect(editCode('123456', { text: '9123456', caret: 1, selectionBefore: at(0) }, 6)).toEqual({ content: '923456', caret: 1 });
  });

  it('takes away what was selected, whatever key is pressed', () => {
    expect(editCode('123', { text: '1-3', caret: 2, selectionBefore: { start: 1, end: 2 } }, 6)).toEqual({ content: '13', caret: 1 });
  });

  it('refuses more than any message', () => {
    const pasted = `123456${' '.repeat(1994)}`;
    expect(editCode('', { text: pasted, caret: 2000, selectionBefore: at(0) }, 6)).toEqual({ content: '123456', caret: 6 });
    expect(editCode('', { text: `${pasted} `, caret: 2001, selectionBefore: at(0) }, 6)).toBe(null);
  });
});
