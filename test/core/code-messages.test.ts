import { describe, expect, it } from 'vitest';
import messages from '../cases/code-messages.json' with { type: 'json' };
import { aPlainReading, fastest } from '../support/fastest.js';
import { editCode, findCode } from '../../src/core/code-text.js';

describe('a text that is pasted', () => {
  it.each(messages)('of $length digits yields $code: $input', ({ input, length, code, problem }) => {
    expect(findCode(input, length)).toBe(code);
    const applyEdit = editCode(
      '',
      { text: input, caret: input.length, selectionBefore: { start: 0, end: 0 }, inserted: input },
      length,
    );
    expect(typeof applyEdit === 'string' ? applyEdit : null).toBe(problem ?? null);
  });
});

/** Inputs on which badly written expressions would backtrack for minutes. */
const pieces = [
  '1',
  '1 ',
  '1-',
  '-',
  '1.',
  '1/',
  'a.',
  'a-',
  'a1',
  '+',
  '+1',
  '(',
  '(1)',
  '*',
  '* ',
  '.',
  '@',
  '@a',
  'a@',
  '12-11-',
  '12 11 ',
  '12:',
  '1,',
  '$',
  '$1',
  'Nov 1 ',
  '年',
  '2026',
  '/1',
  '_1',
  "'1",
  'x',
  'ext',
  'kr1',
  ' ',
  '\n',
  '#1',
  '１',
  '，',
];

describe('a text of the maximum length', () => {
  it.each(pieces)('is read quickly when it repeats %j', (piece) => {
    const long = piece.repeat(2000);
    const texts = [long.slice(0, 2000), `${long.slice(0, 1990)}x!`, `Nov ${long.slice(0, 1980)}`];
    const read = () => {
      for (const text of texts) for (const length of [4, 6, 8]) findCode(text, length);
    };
    // 18,000 characters may take as long as 200 megabytes; an expression that backtracks takes minutes.
    expect(fastest(read)).toBeLessThan(100 * aPlainReading());
  });
});
