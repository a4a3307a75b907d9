import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCode, findCode } from '../../src/core/code-text.js';
import { inAnyScript } from './phone-arbitraries.js';

const digit = fc.constantFrom(...'0123456789');
const anyLength = fc.constantFrom(4, 5, 6, 7, 8);
const codeOf = (length: number) => fc.string({ unit: digit, minLength: length, maxLength: length });
/**
 * Whether the halves of a code, with a dash between them and these words after, could be a span such as 10-15 minutes.
 */
const isSpan = (code: string, after: string) => {
  const half = Math.ceil(code.length / 2);
  return code.slice(0, half) < code.slice(half) && /^\s?\p{L}/u.test(after);
};
/** Whether the halves of a code, with a dash between them, could be a span of years. */
const isYears = (code: string) => /^(?:19\d\d(?:19|20)|20\d\d20)\d\d$/.test(code);
/** Words without digits and without `@host #code` that can touch a code. Letters of scripts that use spaces cannot. */
const words = fc.string({ unit: fc.constantFrom(...'abc ABC .,:;!?\n«»„“”。，验证码رمزのコード'), maxLength: 40 });
const before = words.map((text) => text.replace(/[a-z]+$/i, '$& '));
const after = words.map((text) => text.replace(/^[a-z]/i, ' $&'));
/** Texts with digits that are no code of any length, whatever surrounds them. */
const foreign = fc.oneof(
  fc.constantFrom(
    '23-11-26',
    '2026-11-23',
    '11/23/2026',
    '23.11.2026',
    '23. 11. 2026',
    '23 Nov 2026',
    'November 23, 2026',
    '2026年11月23日',
  ),
  fc.constantFrom(
    '12:30',
    '12:30:45',
    '19.30',
    '7:05 pm',
    '10-15 minutes',
    '10–15 Minuten',
    '24-48 hours',
    '120-180 seconds',
    '10-15分',
  ),
  fc.constantFrom(
    '+44 7400 123456',
    '(555) 123-4567',
    '0800 123 456',
    '06 12 34 56 78',
    '1-800-555-0199',
    '+1.555.555.0199',
    '0171/1234567',
    '8 (800) 555-35-35',
  ),
  fc.constantFrom(
    '$12.50',
    '€4821',
    '482,913.00 USD',
    '4821 kr',
    '20%',
    '%482913',
    '1.234.567 €',
    'Rs. 482913',
    '482913円',
  ),
  fc.constantFrom(
    'A482913',
    'AB482913CD',
    'ORD-4821-48291',
    'INV_482913',
    'FA+9qCX9VSu',
    '9f86d081884c7d65',
    '550e8400-1234-41d4-a716-446655440000',
    '****4821',
    'XX4821',
  ),
  fc.constantFrom(
    'https://acme.example/v?code=482913',
    'www.acme.example/4821',
    'help+4821@acme.example',
    '@user4821',
    '@acme #security',
    '192.168.100.1',
    'v1.48291',
  ),
);

describe('findCode', () => {
  it('finds the only code of a message, in any script and grouping', () => {
    const message = anyLength.chain((length) =>
      fc
        .tuple(codeOf(length), before, after, fc.constantFrom('', ' ', '-', '\u00a0', '\u2011', ' - '))
        .filter(([code, , after]) => !isSpan(code, after) && !isYears(code))
        .chain(([code, before, after, separator]) => {
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

  it('returns null for two candidates', () => {
    fc.assert(
      fc.property(codeOf(6), codeOf(6), words, (one, other, between) => {
        fc.pre(one !== other);
        expect(findCode(`${one} x${between}x ${other}`, 6)).toBe(null);
      }),
    );
  });

  it('finds a code among other numbers and words', () => {
    const message = anyLength.chain((length) =>
      fc.record({
        length: fc.constant(length),
        code: codeOf(length),
        left: fc.array(foreign, { maxLength: 3 }),
        right: fc.array(foreign, { maxLength: 3 }),
        between: fc.constantFrom('. ', ', ', '\n', '; ', ' (', ' – und ', ' is '),
      }),
    );
    fc.assert(
      fc.property(message, ({ length, code, left, right, between }) => {
        // Four digits after the words of a date can be its year.
        fc.pre(!/^(19|20)..$/.test(code));
        const text = [...left, code, ...right].join(between);
        expect(findCode(text, length), text).toBe(code);
        expect(findCode([...left, ...right].join(between), length), text).toBe(null);
      }),
      { numRuns: 3000 },
    );
  });

  it('returns a code that is a separate token of the text', () => {
    const piece = fc.oneof(codeOf(6), codeOf(3), foreign, words, fc.constantFrom(...' -/.,:+@#*_aZ%$(é'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), anyLength, (pieces, length) => {
        const text = pieces.join('');
        const code = findCode(text, length);
        if (code === null) return;
        const inText = [...code].join('[\\s\\p{Pd}·._]*');
        expect(text).toMatch(new RegExp(`(?<![\\p{Lu}\\p{Ll}\\d])(?:${inText})(?![\\p{Lu}\\p{Ll}\\d])`, 'u'));
      }),
      { numRuns: 5000 },
    );
  });

  it('returns a code only if it is the only candidate or the last line binds it', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'0123456789 -\n.,:/ab+#@$'), maxLength: 40 }),
      fc
        .array(fc.oneof(codeOf(6), codeOf(3), words, fc.constantFrom(' ', '-', '@a.b #')), { maxLength: 8 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anyText, anyLength, (text, length) => {
        const code = findCode(text, length);
        if (code === null || /@/.test(text)) return;
        expect(code).toMatch(new RegExp(`^\\d{${length}}$`));
        const runs = new Set(
          (text.match(/(?<=^|\p{L}\s+)\d+(?=\s*$|\s+\p{L})/gu) ?? []).filter(
            (run) => run.length === length && run !== code,
          ),
        );
        expect([...runs], text).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });

  it('prefers the code that the last line binds', () => {
    fc.assert(
      fc.property(
        codeOf(6),
        codeOf(6),
        words,
        fc.constantFrom('\n\n', '\n', ' ', ''),
        fc.constantFrom('', ' @frame.example', '\n'),
        (other, code, before, line, after) => {
          expect(findCode(`${before}${other} ${line}@acme.example #${code}${after}`, 6)).toBe(code);
        },
      ),
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
    ['what is glued to a letter', 'In step 5x123456', 6],
    ['a decimal', 'Total 12.345678 USD', 6],
    ['a span of years', 'Photos of 1998-2004', 8],
    ['a time', 'It was 12:345678', 6],
    ['a number that goes on behind a point', 'Total 345678.12 USD', 6],
    ['a host’s code that is not the last line, beside another', '@acme.example #111111 is old, 222222 is new', 6],
    ['digits with letters between them', 'a1b2c3d4e5f6', 6],
    ['a code that more digits follow', 'Your code 480211 12', 6],
  ])('does not read %s as a code', (_what, text, length) => {
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
    ['glued to a letter of a script without spaces', '验证码123456是'],
    ['at the end of a sentence', 'Your code is 123456.'],
    ['in the longest message', `123456 ${'x'.repeat(1993)}`],
  ])('finds a code %s', (_what, text) => {
    expect(findCode(text, 6)).toBe('123456');
  });

  it('accepts one code that is repeated', () => {
    expect(findCode('480211 is your code. Again: 480211', 6)).toBe('480211');
  });
});

describe('editCode', () => {
  const at = (caret: number) => ({ start: caret, end: caret });
  const paste = (before: string, piece: string, caret = before.length, length = 6) =>
    editCode(
      before,
      {
        text: before.slice(0, caret) + piece + before.slice(caret),
        caret: caret + piece.length,
        selectionBefore: at(caret),
        inserted: piece,
      },
      length,
    );

  it('behaves like a text field for digits with a maximum length', () => {
    const step = fc.record({ place: fc.nat(6), key: fc.constantFrom(...'0123456789aé ', 'Backspace', 'Delete') });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let code = '';
        for (const { place, key } of steps) {
          const caret = Math.min(place, code.length);
          const [before, behind] = [code.slice(0, caret), code.slice(caret)];
          const isKey = key.length === 1;
          const text =
            key === 'Backspace'
              ? before.slice(0, -1) + behind
              : key === 'Delete'
                ? before + behind.slice(1)
                : before + key + behind;
          const to = key === 'Backspace' ? Math.max(caret - 1, 0) : isKey ? caret + 1 : caret;
          const applyEdit = editCode(code, { text, caret: to, selectionBefore: at(caret) }, 6);
          const isAccepted = !isKey || (/\d/.test(key) && (code.length < 6 || caret < 6));
          const expected = !isAccepted ? code : isKey && code.length === 6 ? before + key + behind.slice(1) : text;
          expect(contentOf(applyEdit) ?? code).toBe(expected);
          code = expected;
        }
      }),
    );
  });

  it('never contains more digits than there are slots', () => {
    const edit = fc.record({
      start: fc.nat(8),
      end: fc.nat(8),
      piece: fc.oneof(codeOf(6), codeOf(3), foreign, words, digit, fc.constant('')),
      isKnown: fc.boolean(),
      isOvertyping: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 20 }), anyLength, (edits, length) => {
        let code = '';
        for (const { piece, isKnown, isOvertyping, ...range } of edits) {
          const start = Math.min(range.start, range.end, code.length);
          const end = Math.min(Math.max(range.start, range.end), code.length);
          const text = code.slice(0, start) + piece + code.slice(end);
          const applyEdit = editCode(
            code,
            {
              text,
              caret: start + piece.length,
              selectionBefore: { start, end },
              inserted: isKnown ? piece : undefined,
            },
            length,
            isOvertyping,
          );
          code = contentOf(applyEdit) ?? code;
          expect(code).toMatch(new RegExp(`^\\d{0,${length}}$`));
          if (applyEdit && typeof applyEdit === 'object') expect(applyEdit.caret).toBeLessThanOrEqual(code.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('overwrites digits from a pressed slot up to the last one', () => {
    expect(editCode('12945', { text: '12345', caret: 3, selectionBefore: { start: 2, end: 3 } }, 6, true)).toEqual({
      content: '12345',
      caret: 3,
    });
    expect(editCode('12345', { text: '123745', caret: 4, selectionBefore: at(3), inserted: '7' }, 6, true)).toEqual({
      content: '12375',
      caret: 4,
    });
    expect(editCode('12945', { text: '123445', caret: 4, selectionBefore: { start: 2, end: 3 } }, 6, true)).toEqual({
      content: '12345',
      caret: 4,
    });
    expect(editCode('12345', { text: '1234678', caret: 7, selectionBefore: { start: 4, end: 5 } }, 6, true)).toEqual(
      'too_long',
    );
    expect(editCode('12345', { text: '12x45', caret: 3, selectionBefore: { start: 2, end: 3 } }, 6, true)).toBe(null);
    expect(editCode('12345', { text: '1245', caret: 2, selectionBefore: { start: 2, end: 3 } }, 6, true)).toEqual({
      content: '1245',
      caret: 2,
    });
  });

  it('replaces all digits with a pasted code, wherever the caret is', () => {
    expect(paste('12', 'Your code is 480211.')).toEqual({ content: '480211', caret: 6 });
    expect(paste('999999', '480 211', 3)).toEqual({ content: '480211', caret: 6 });
    expect(paste('12', '480211 480211')).toEqual({ content: '480211', caret: 6 });
  });

  it('accepts a message that the browser fills in over its first digits', () => {
    expect(contentOf(editCode('48', { text: '480211 is your code', caret: 19, selectionBefore: at(2) }, 6))).toBe(
      '480211',
    );
    expect(editCode('12', { text: '12345678', caret: 8, selectionBefore: at(2) }, 6)).toBe('too_long');
  });

  it('does not combine existing digits with the start of a pasted message', () => {
    expect(paste('12', '3456 is not your code')).toBe('no_code');
  });

  it('inserts part of a code at the caret, and rejects it if there is no room', () => {
    expect(paste('12', '89', 1)).toEqual({ content: '1892', caret: 3 });
    expect(paste('12345', '78')).toBe('too_long');
    expect(paste('12', '12345678')).toBe('too_long');
    expect(paste('123', '4567', 0)).toBe('too_long');
    expect(paste('12', '3456')).toEqual({ content: '123456', caret: 6 });
  });

  it('reports that a text contains no code, or several', () => {
    expect(paste('1', 'a2')).toBe('no_code');
    expect(paste('1', '  ')).toBe('no_code');
    expect(paste('', '23-11-26')).toBe('no_code');
    expect(paste('', '23-11-26', 0, 8)).toBe('no_code');
    expect(paste('', 'Order 998877, code 480211')).toBe('several_codes');
    expect(paste('', '998877 480211')).toBe('several_codes');
  });

  it('ignores keys that are not digits, and digits after the last slot', () => {
    expect(editCode('12', { text: '12a', caret: 3, selectionBefore: at(2) }, 6)).toBe(null);
    expect(editCode('123456', { text: '1234567', caret: 7, selectionBefore: at(6) }, 6)).toBe(null);
    expect(editCode('123456', { text: '9123456', caret: 1, selectionBefore: at(0) }, 6)).toEqual({
      content: '923456',
      caret: 1,
    });
  });

  it('deletes the selection, whatever key is pressed', () => {
    expect(editCode('123', { text: '1-3', caret: 2, selectionBefore: { start: 1, end: 2 } }, 6)).toEqual({
      content: '13',
      caret: 1,
    });
  });

  it('rejects a text that is longer than any message', () => {
    const pasted = `123456${' '.repeat(1994)}`;
    expect(paste('', pasted)).toEqual({ content: '123456', caret: 6 });
    expect(paste('', `${pasted} `)).toBe('no_code');
  });
});

function contentOf(applyEdit: ReturnType<typeof editCode>) {
  return applyEdit !== null && typeof applyEdit === 'object' ? applyEdit.content : undefined;
}
