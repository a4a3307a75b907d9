import { describe, expect, it } from 'vitest';
import { getInsertedText } from '../../src/core/text-edit.js';

describe('getInsertedText', () => {
  it.each<[what: string, before: string, text: string, caret: number, inserted: string]>([
    ['a key at the end', '12', '123', 3, '3'],
    ['a key in the middle', '14', '124', 2, '2'],
    ['a key at the beginning', '23', '123', 1, '1'],
    ['the same key again', '11', '111', 2, '1'],
    ['a piece before its own beginning', '12', '1212', 2, '12'],
    ['a piece in place of a selection', '1234', '1994', 3, '99'],
    ['a piece in place of all', '1234', '56', 2, '56'],
    ['nothing, if a character was deleted', '123', '13', 1, ''],
    ['nothing, if all were deleted', '123', '', 0, ''],
    ['the text before the caret, if the text after it is new too', '12', '1934', 2, '9'],
  ])('is %s', (_what, before, text, caret, inserted) => {
    expect(getInsertedText(before, { text, caret, selectionBefore: { start: 0, end: 0 } })).toBe(inserted);
  });
});
