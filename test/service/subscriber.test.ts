import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import metadata from 'libphonenumber-js/mobile/metadata';
import { describe, expect, it } from 'vitest';
import { getCallingCode, getPhoneCountries } from '../../src/core/e164.js';
import { isCanonicalNumber, parseCanonicalNumber } from '../../src/service/canonical-number.js';
import { listPhoneSpellings, type PhonePolicy } from '../../src/service/index.js';
import { toSubscriber } from '../../src/service/subscriber.js';
import { ada, bob, phoneService, refusal, wrongCodeFor } from '../support/phone-service.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const after = (first: readonly string[], length: number) =>
  fc.tuple(fc.constantFrom(...first), digits(length)).map(([start, rest]) => start + rest);

/** Phones by their plan: each as the numbers that a person may type, of which the service accepts all. */
const phones: Record<string, fc.Arbitrary<readonly [string, string, ...string[]]>> = {
  'in Argentina': after(['11', '221', '341', '2966'], 6).chain((start) =>
    digits(10 - start.length).map((rest) => [`+549${start}${rest}`, `+54${start}${rest}`] as const),
  ),
  'in Brazil': fc
    .tuple(fc.constantFrom('11', '21', '48', '91'), after(['6', '7', '8', '9'], 7))
    .map(([area, number]) => [`+55${area}9${number}`, `+55${area}${number}`] as const),
  'in Palestine': after(['59', '56'], 7).map((number) => [`+970${number}`, `+972${number}`] as const),
  'in Guadeloupe': after(['690', '691'], 6).map((number) => [`+590${number}`, `+33${number}`] as const),
  'in French Guiana': after(['694'], 6).map((number) => [`+594${number}`, `+33${number}`] as const),
  'in Martinique': after(['696', '697'], 6).map((number) => [`+596${number}`, `+33${number}`] as const),
  'in Réunion': after(['692', '693'], 6).map((number) => [`+262${number}`, `+33${number}`] as const),
  'in Mayotte': after(['639'], 6).map((number) => [`+262${number}`, `+33${number}`] as const),
  'in Saint Pierre and Miquelon': after(['41', '55'], 4).map((number) => [`+508${number}`, `+33508${number}`] as const),
  'in San Marino': after(['88', '90'], 4).map((number) => [`+3780549${number}`, `+390549${number}`] as const),
  'in Gabon': fc
    .tuple(fc.constantFrom('62', '65', '66', '74', '77'), digits(6))
    .map(([[added = '', network = ''], rest]) => {
      return [`+241${added}${network}${rest}`, `+2410${network}${rest}`, `+241${network}${rest}`] as const;
    }),
  'in the Gambia': fc
    .tuple(fc.constantFrom('833', '835', '866', '877', '872', '899'), digits(6))
    .map(([[a = '', b = '', first = ''], rest]) => [`+220${first}${rest}`, `+220${a}${b}${first}${rest}`] as const),
};
/** What only the limit under test may refuse. */
const generous: Partial<PhonePolicy> = {
  sendsPerUser: [],
  sendsPerPrefix: null,
  sendsPerCountry: null,
  waitAfterSends: () => 0,
};

describe.each(Object.entries(phones))('a phone %s', (_, phone) => {
  const check = (run: (...spellings: [string, string]) => Promise<void>) =>
    fc.assert(
      fc.asyncProperty(phone, fc.nat(), fc.nat(), async (spellings, one, another) => {
        const accepted = spellings.filter(isCanonicalNumber);
        const first = accepted[one % accepted.length] ?? '';
        const others = accepted.filter((spelling) => spelling !== first);
        fc.pre(others.length > 0);
        await run(first, others[another % others.length] ?? '');
      }),
      { numRuns: 12, seed: 14 },
    );

  it('has the same spellings, whichever is typed, and each is stored as it was typed', () =>
    check(async (first, second) => {
      expect(listPhoneSpellings(first)).toContain(first);
      expect(listPhoneSpellings(first)).toContain(second);
      expect(new Set(listPhoneSpellings(second))).toEqual(new Set(listPhoneSpellings(first)));
      expect(toSubscriber(first)).toBe(toSubscriber(second));
      expect(parseCanonicalNumber(second).phoneNumber).toBe(second);
    }));

  it('is added once by one user: a verified number is returned again, and replaces what was not verified', () =>
    check(async (first, second) => {
      const service = phoneService();
      const unproved = await service.create(ada, { phoneNumber: second });
      const id = await service.verify(ada, first);
      expect(await service.list(ada)).toMatchObject([{ id, phoneNumber: first, primary: true }]);
      expect(service.events).toContainEqual(expect.objectContaining({ type: 'removed', phoneNumberId: unproved.id }));
      expect(await service.create(ada, { phoneNumber: second })).toMatchObject({ id, phoneNumber: first });
      expect(await service.list(ada)).toHaveLength(1);
    }));

  it('is verified by one user', () =>
    check(async (first, second) => {
      const service = phoneService();
      await service.verify(ada, first);
      const { id, code } = await service.sendTo(bob, second);
      expect(service.sent.at(-1)?.to).toBe(second);
      const refused = await refusal(service.attemptVerification(bob, { id, code }));
      expect(refused).toMatchObject({ code: 'phone_number_taken' });
    }));

  it('is verified by one of two users who try at once', () =>
    check(async (first, second) => {
      const service = phoneService();
      const theirs = [
        [ada, await service.sendTo(ada, first)],
        [bob, await service.sendTo(bob, second)],
      ] as const;
      const outcomes = await Promise.allSettled(
        theirs.map(([user, typed]) => service.attemptVerification(user, typed)),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }));

  it('moves to the user who verifies it by the other number, unless it is a second factor', () =>
    check(async (first, second) => {
      const service = phoneService({ policy: { takenNumber: 'move' } });
      await service.verify(ada, first);
      await service.verify(bob, second);
      expect(await service.list(ada)).toEqual([]);
      const [moved] = await service.list(bob);
      expect(moved).toMatchObject({ phoneNumber: second, verification: { status: 'verified' } });
      await service.setReservedForSecondFactor(bob, { id: moved?.id ?? '', reserved: true });
      service.clock.advance(3600);
      const back = await service.sendTo(ada, first);
      expect(await refusal(service.attemptVerification(ada, back))).toMatchObject({ code: 'phone_number_taken' });
      expect(await service.list(bob)).toMatchObject([{ reservedForSecondFactor: true }]);
    }));

  it('receives as many messages as one number', () =>
    check(async (first, second) => {
      const service = phoneService({ policy: generous });
      for (let user = 0; user < 5; user++) await service.sendTo(`user_${user}`, user % 2 ? first : second);
      expect(await refusal(service.sendTo(ada, second))).toMatchObject({ code: 'rate_limited' });
      expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'phone_number' });
      expect(await refusal(service.sendTo(bob, first))).toMatchObject({ code: 'rate_limited' });
    }));

  it('counts as one whose code was entered, whichever of its numbers it was sent to', () =>
    check(async (first, second) => {
      const service = phoneService({ policy: { ...generous, sendsPerCountry: { max: 1, window: 600 } } });
      await service.verify(ada, second);
      await service.sendTo(bob, second);
      expect(await refusal(service.sendTo('eve', second))).toMatchObject({ code: 'rate_limited' });
      expect(service.events.at(-1)).toMatchObject({ limit: 'country' });
      expect(toSubscriber(first)).toBe(toSubscriber(second));
    }));

  it('keeps the owner’s codes from strangers who use the other number', () =>
    check(async (first, second) => {
      const service = phoneService({ policy: generous });
      const { id } = await service.reserve(ada, first);
      for (let user = 0; user < 8; user++) await service.sendTo(`user_${user}`, second).catch(() => undefined);
      expect(await service.sendInSignIn(await service.start(ada), id)).toMatch(/^\d{6}$/);
    }));

  it('shares the block of its prefix, and the wrong codes of all users', () =>
    check(async (first, second) => {
      const pumped = phoneService({ policy: { ...generous, sendsPerPrefix: { max: 1, window: 60 } } });
      await pumped.sendTo(ada, first);
      expect(await refusal(pumped.sendTo(bob, second))).toMatchObject({ code: 'rate_limited' });

      const guessed = phoneService({ policy: { wrongCodesPerPhoneNumber: { max: 2, window: 60 } } });
      for (const [user, number] of [
        [ada, first],
        [bob, second],
      ] as const) {
        const { id, code } = await guessed.sendTo(user, number);
        await refusal(guessed.attemptVerification(user, { id, code: wrongCodeFor(code) }));
      }
      expect(await refusal(guessed.sendTo('eve', first))).toMatchObject({ code: 'rate_limited' });
    }));
});

describe('listPhoneSpellings', () => {
  it('returns a number alone, but for the countries above', () => {
    const several = getPhoneCountries().filter((country) => {
      const phoneNumber = `+${getCallingCode(country)}${examples[country]}`;
      const spellings = listPhoneSpellings(phoneNumber);
      expect(spellings).toContain(phoneNumber);
      return spellings.length > 1;
    });
    expect(several.sort()).toEqual('AR BL BR GA GF GM GP MF MQ PM PS RE YT'.split(' '));
  });

  it.each([
    ['a landline in São Paulo and the mobile number with a 9', '+551134567890', '+5511934567890'],
    ['a free number of Argentina', '+548001234567', '+5498001234567'],
    ['free numbers of Israel and Palestine', '+9721800123456', '+9701800123456'],
    ['mobile numbers of France and Réunion', '+33612345678', '+262612345678'],
    ['numbers of two networks in Gabon', '+24160123456', '+2410123456'],
  ])('keeps apart %s', (_, one, another) => {
    expect(toSubscriber(one)).not.toBe(toSubscriber(another));
  });
});

/**
 * Where a mobile number stays one with up to three more digits in front. Read the plan of a country before you add it:
 * in these both are numbers of different subscribers, or nobody can tell (SECURITY.md).
 */
const reviewed = new Set(
  'AD AT AX BR CD EE FI GA ID IS IT KH KR LI LR MC MM MY NU NZ PM RS SB SH SO TK VA WS ZA'.split(' '),
);

describe('the metadata of libphonenumber', () => {
  it('has no new country where two mobile numbers may be one', () => {
    const random = (pattern: string) =>
      fc.sample(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), { numRuns: 60, seed: 1 });
    const isMobile = (phoneNumber: string) =>
      isCanonicalNumber(phoneNumber) &&
      ['MOBILE', 'FIXED_LINE_OR_MOBILE'].includes(parsePhoneNumberFromString(phoneNumber)?.getType() ?? '');
    const found = getPhoneCountries().filter((country) => {
      const code = getCallingCode(country);
      const plan = metadata.countries[country];
      const pattern: string | undefined = plan?.[11]?.[1]?.[0] ?? plan?.[2];
      return random(pattern ?? '').some((number) => {
        const longer = `+${code}${number}`;
        const shorter = [1, 2, 3].map((length) => `+${code}${number.slice(length)}`);
        return isMobile(longer) && shorter.some((one) => isMobile(one) && toSubscriber(one) !== toSubscriber(longer));
      });
    });
    expect(found.filter((country) => !reviewed.has(country))).toEqual([]);
  });
});
