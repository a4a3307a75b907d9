import { describe, expect, it } from 'vitest';
import cases from '../cases/code.json' with { type: 'json' };
import { findCode } from '../../src/core/code-text.js';

describe('findCode', () => {
  it.each(cases.filter(({ how }) => how === 'paste'))('finds $code in $input', ({ input, length, code }) => {
    expect(findCode(input, length)).toBe(code);
  });
});
