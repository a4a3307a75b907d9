import fc from 'fast-check';
import { getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import metadata from 'libphonenumber-js/max/metadata';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import {
  getCallingCode,
  getExitPrefix,
  getPhoneCountries,
  getTrunkPrefix,
  type CountryCode,
} from '../../src/core/e164.js';
import { PhoneError } from '../../src/core/errors.js';
import { memoryStore, type StoredPhoneNumber } from '../../src/service/index.js';
import { isCanonicalNumber, parseCanonicalNumber } from '../../src/service/canonical-number.js';
import { ada, bob, phoneService, refusal } from '../support/phone-service.js';

const countries = getPhoneCountries();

describe('a number that is added', () => {
  it.each(countries)('has one spelling in %s', (country) => {
    const phoneNumber = `+${getCallingCode(country)}${examples[country]}`;
    expect(parseCanonicalNumber(phoneNumber).phoneNumber).toBe(phoneNumber);
    for (const spelling of spellingsOf(country))
      expect([phoneNumber, 'invalid_phone_number'], spelling).toContain(storedAs(spelling));
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

  it.each(countries)('has one spelling in %s if it is a landline, too', (country) => {
    const code = getCallingCode(country);
    const trunk = getTrunkPrefix(country) ?? '0';
    const prefixes = ['0', '00', '000', '0011', trunk + trunk, code];
    const others = landlinesOf(country).flatMap((landline) => {
      const stored = new Set(prefixes.map((prefix) => storedAs(`+${code}${prefix}${landline}`)));
      return [...stored].filter((one) => one !== `+${code}${landline}`);
    });
    // With the prefix, it may be the number of another phone.
    const isNumber = (text: string) =>
      !text.startsWith(`+${code}00`) && parsePhoneNumberFromString(text)?.isValid() === true;
    expect(others.filter((one) => one !== 'invalid_phone_number' && !isNumber(one))).toEqual([]);
  });

  it('is stored only if parsing it again changes nothing', () => {
    expect(['+4400981123456', '+9720002345678', '+5980001231234'].map(storedAs)).toEqual(
      Array(3).fill('invalid_phone_number'),
    );
    const spelled = fc.tuple(
      fc.constantFrom(...countries),
      fc.constantFrom('', '0', '00', '000'),
      fc.stringMatching(/^\d{6,10}$/),
    );
    fc.assert(
      fc.property(spelled, ([country, zeros, digits]) => {
        const stored = storedAs(`+${getCallingCode(country)}${zeros}${digits}`);
        if (stored !== 'invalid_phone_number') expect(storedAs(stored)).toBe(stored);
      }),
      { numRuns: 3000 },
    );
  });

  it('has no second one in Mexico, whose mobile numbers began with a 1 until 2020', () => {
    expect(storedAs('+525512345678')).toBe('+525512345678');
    for (const before of ['+5215512345678', '+520445512345678', '+520455512345678'])
      expect(storedAs(before)).toBe('invalid_phone_number');
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

describe('a number that was stored before each phone had one spelling', () => {
  const spelled = '+4407911123456';

  it('is sent no code that would verify it', async () => {
    const { service, id } = await withStored({ verification: null });
    expect(await refusal(service.prepareVerification(ada, { id }))).toMatchObject({ code: 'invalid_phone_number' });
    expect(service.sent).toEqual([]);
  });

  it('still signs its owner in', async () => {
    const { service, id } = await withStored({ reservedForSecondFactor: true, defaultSecondFactor: true });
    const attemptId = await service.start(ada);
    const code = await service.sendInSignIn(attemptId, id);
    expect(service.sent.map(({ to }) => to)).toEqual([spelled]);
    expect(await service.attemptSecondFactor(attemptId, { id, code })).toEqual({ userId: ada });
  });

  async function withStored(changes: Partial<StoredPhoneNumber>) {
    const store = memoryStore();
    const service = phoneService({ store });
    const id = await service.verify(ada, '+447911123456');
    service.sent.length = 0;
    service.clock.advance(600);
    await store.transaction([`user:${ada}`], async (tx) => {
      const number = await tx.phoneNumber(id);
      if (number) await tx.putPhoneNumber({ ...number, phoneNumber: spelled, ...changes });
    });
    return { service, id };
  }
});

/** Some national numbers, by the pattern of the country's landlines. */
function landlinesOf(country: CountryCode): readonly string[] {
  const pattern: string | undefined = metadata.countries[country]?.[11]?.[0]?.[0];
  if (!pattern) return [];
  const all = fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 4, seed: 14 });
  return all.filter((number) => isCanonicalNumber(`+${getCallingCode(country)}${number}`));
}

/** With prefixes and repetitions that people dial, in combinations. */
function spellingsOf(country: CountryCode): string[] {
  const code = getCallingCode(country);
  const number: string = examples[country];
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
