import fc from 'fast-check';
import { getExampleNumber } from 'libphonenumber-js/max';
import allTypes from 'libphonenumber-js/max/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import {
  getCallingCode,
  getCountriesByCallingCode,
  getExitPrefix,
  getPhoneCountries,
  getTrunkPrefix,
  isInNumberingPlan,
  parseNumber,
  type CountryCode,
} from '../../src/core/e164.js';
import { PhoneError } from '../../src/core/errors.js';
import { isCanonicalNumber, parseCanonicalNumber } from '../../src/service/canonical-number.js';
import { ada, bob, phoneService, refusal } from '../support/phone-service.js';

const countries = getPhoneCountries();

describe('a number that is added', () => {
  it.each(countries)('has one spelling in %s', (country) => {
    const phoneNumber = `+${getCallingCode(country)}${examples[country]}`;
    expect(parseCanonicalNumber(phoneNumber).phoneNumber).toBe(phoneNumber);
    for (const spelling of spellingsOf(country, phoneNumber))
      expect([phoneNumber, 'invalid_phone_number'], spelling).toContain(storedAs(spelling));
  });

  it.each(countries)('has one spelling in %s if it is a landline, but for those of other numbers', (country) => {
    const landlines = landlinesOf(country).filter(isCanonicalNumber);
    const secondNames = landlines.flatMap((landline) => {
      const names = new Set(spellingsOf(country, landline).map(storedAs));
      return [...names].filter((name) => name !== landline && name !== 'invalid_phone_number' && !isInPlan(name));
    });
    expect(secondNames).toEqual([]);
  });

  it('may be a landline, which can be called', () => {
    const refused = countries.filter((country) => {
      const example = getExampleNumber(country, examples)?.number;
      return example !== undefined && !isCanonicalNumber(example);
    });
    expect(refused).toEqual([]);
    for (const landline of ['+442079460018', '+49301234567', '+390612345678', '+4940123456'])
      expect(storedAs(landline)).toBe(landline);
  });

  it('belongs to one person, however it is spelled', async () => {
    const service = phoneService();
    await service.verify(ada, '+447911123456');
    const spelled = await service.create(bob, { phoneNumber: '+4407911123456' });
    expect(spelled.phoneNumber).toBe('+447911123456');
    service.clock.advance(30);
    await service.prepareVerification(bob, { id: spelled.id });
    const code = service.sent.at(-1)?.code ?? '';
    expect(await refusal(service.attemptVerification(bob, { id: spelled.id, code }))).toMatchObject({
      code: 'phone_number_taken',
    });
    expect(await service.create(ada, { phoneNumber: '+4407911123456' })).toMatchObject({
      phoneNumber: '+447911123456',
      verification: { status: 'verified' },
    });
    expect(await service.list(ada)).toHaveLength(1);
  });
});

function landlinesOf(country: CountryCode): readonly string[] {
  const pattern: string | undefined = allTypes.countries[country]?.[11]?.[0]?.[0];
  if (!pattern) return [];
  const landlines = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 5, seed: 14 });
  return landlines.map((landline) => `+${getCallingCode(country)}${landline}`);
}

/** Returns whether a number belongs to the plan of a country with its calling code. */
function isInPlan(phoneNumber: string): boolean {
  const parsed = parseNumber(phoneNumber);
  return (
    parsed !== undefined &&
    getCountriesByCallingCode(parsed.countryCallingCode).some((country) => isInNumberingPlan(parsed, country))
  );
}

/** With prefixes and repetitions that people dial, in combinations. */
function spellingsOf(country: CountryCode, phoneNumber: string): string[] {
  const code = getCallingCode(country);
  const number = phoneNumber.slice(1 + code.length);
  const trunk = getTrunkPrefix(country) ?? '0';
  const exit = /^\d+/.exec(getExitPrefix(country) ?? '')?.[0] ?? '00';
  const exits = [...new Set([exit, '00', '011', '0011'])];
  const prefixes = ['0', '00', '000', trunk, trunk + trunk, code, code + code, code + trunk, code + '0', trunk + code];
  const dialled = exits.flatMap((prefix) => [prefix, prefix + code, prefix + code + trunk, `0${prefix}${code}`]);
  return [...prefixes, ...dialled].map((prefix) => `+${code}${prefix}${number}`);
}

function storedAs(text: string): string {
  try {
    return parseCanonicalNumber(text).phoneNumber;
  } catch (thrown) {
    if (thrown instanceof PhoneError) return thrown.code;
    throw thrown;
  }
}
