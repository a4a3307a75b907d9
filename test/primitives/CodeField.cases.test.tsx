import { describe } from 'vitest';
import { itReadsEveryCode } from '../support/page/field-cases.js';
import { renderCodeField } from './fields.js';

describe('CodeField', () => {
  itReadsEveryCode(async (length) => {
    const { input, reported } = await renderCodeField({ length });
    return { input, result: () => reported.completed.at(-1) ?? null };
  });
});
