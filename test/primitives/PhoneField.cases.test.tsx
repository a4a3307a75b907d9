import { describe } from 'vitest';
import { itReadsEveryNumber } from '../support/field-cases.js';
import { renderPhoneField } from './fields.js';

describe('PhoneField', () => {
  itReadsEveryNumber(async (country) => {
    const { input, told } = await renderPhoneField({ defaultCountry: country });
    return { input, result: () => told.value };
  });
});
