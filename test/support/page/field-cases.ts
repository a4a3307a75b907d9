import { expect, it } from 'vitest';
import codes from '../../cases/code.json' with { type: 'json' };
import numbers from '../../cases/phone.json' with { type: 'json' };
import { isPhoneCountry, type CountryCode } from '../../../src/core/e164.js';
import { enterText, type HowEntered } from './enter-text.js';

export interface PhoneCase {
  how: HowEntered;
  /** The selected country. */
  country: CountryCode;
  input: string;
  e164: string | null;
  country_after?: CountryCode;
}

export interface CodeCase {
  how: HowEntered;
  length: number;
  input: string;
  code: string | null;
}

/** The field of a case, alone or in a form. */
export interface FieldUnderTest {
  input: HTMLInputElement;
  /** The resulting value: reported by the field, or submitted by the form; null if there was none. */
  result: () => string | null | Promise<string | null>;
}

/** The case file of the number field, with each pasted text also dropped. */
export const phoneCases: readonly PhoneCase[] = alsoDropped(
  numbers.map(({ how, country, country_after, ...rest }) => {
    if (!isPhoneCountry(country) || (country_after !== undefined && !isPhoneCountry(country_after)))
      throw new Error(`unknown country in ${rest.input}`);
    return { ...rest, how: asHow(how), country, country_after };
  }),
);

/** The case file of the code field, with each pasted text also dropped. */
export const codeCases: readonly CodeCase[] = alsoDropped(codes.map((each) => ({ ...each, how: asHow(each.how) })));

/** Runs the case file against the field that `mount` renders with `country` selected. */
export function itReadsEveryNumber(mount: (country: CountryCode) => Promise<FieldUnderTest>, cases = phoneCases): void {
  it.each(cases)('$how $input in $country yields $e164', async ({ how, country, input, e164, country_after }) => {
    const field = await mount(country);
    await enterText(how, field.input, input);
    await expect.poll(field.result).toBe(e164);
    if (country_after)
      expect(field.input.closest('[data-part=phone-field]')).toHaveAttribute('data-country', country_after);
  });
}

/** Runs the case file against the field of `length` digits that `mount` renders. */
export function itReadsEveryCode(mount: (length: number) => Promise<FieldUnderTest>, cases = codeCases): void {
  it.each(cases)('$how $input in $length slots yields $code', async ({ how, length, input, code }) => {
    const field = await mount(length);
    await enterText(how, field.input, input);
    await expect.poll(field.result).toBe(code);
  });
}

function alsoDropped<Case extends { how: HowEntered }>(cases: readonly Case[]): readonly Case[] {
  return [...cases, ...cases.filter(({ how }) => how === 'paste').map((each) => ({ ...each, how: 'drop' as const }))];
}

function asHow(how: string): HowEntered {
  if (how === 'type' || how === 'paste' || how === 'autofill') return how;
  throw new Error(`no way to ${how} a text`);
}
