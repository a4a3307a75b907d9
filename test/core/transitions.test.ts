import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhoneNumber, isVerified, type PhoneNumber, type Verification } from '../../src/core/model.js';
import {
  sortPhoneNumbers,
  getRemoveRefusal,
  getUnreserveRefusal,
  mergePhoneNumber,
  withDefaultSecondFactor,
  withoutPhoneNumber,
  withPhoneNumber,
  withPrimary,
  withReservation,
  withVerificationStatus,
} from '../../src/core/transitions.js';

const verified: Verification = {
  status: 'verified',
  strategy: 'phone_code',
  channel: 'sms',
  attempts: 0,
  expireAt: null,
};

describe('withPhoneNumber', () => {
  it('replaces the number with the same id, or appends it', () => {
    const list = [number('a'), number('b')];
    const changed = number('a', { createdAt: 7 });
    expect(withPhoneNumber(list, changed)).toEqual([changed, list[1]]);
    expect(withPhoneNumber(list, number('c')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe('mergePhoneNumber', () => {
  const proved = number('a');
  const unproved = number('a', { verification: { ...verified, status: 'unverified' } });

  it('merges a response about a number, unless a newer one was already merged', () => {
    expect(mergePhoneNumber([unproved, number('b')], proved)).toEqual([proved, number('b')]);
    expect(mergePhoneNumber([unproved], { ...unproved, updatedAt: 9 })).toEqual([{ ...unproved, updatedAt: 9 }]);
    expect(mergePhoneNumber([proved], { ...proved, updatedAt: 9 })).toEqual([{ ...proved, updatedAt: 9 }]);
    expect(mergePhoneNumber([proved], unproved)).toEqual([proved]);
    expect(mergePhoneNumber([number('b')], proved)).toEqual([number('b')]);
  });
});

describe('withVerificationStatus', () => {
  it('changes one number, unless no code was ever sent to it', () => {
    const [a, b, c] = [number('a'), number('b'), number('c', { verification: null })];
    expect(withVerificationStatus([a, b, c], 'a', 'failed')).toEqual([
      number('a', { verification: { ...verified, status: 'failed' } }),
      b,
      c,
    ]);
    expect(withVerificationStatus([a, b, c], 'c', 'failed')).toEqual([a, b, c]);
  });
});

describe('withDefaultSecondFactor', () => {
  it('makes one number the default, and keeps the identity of unchanged ones', () => {
    const before = [number('a', { defaultSecondFactor: true }), number('b'), number('c')];
    const after = withDefaultSecondFactor(before, 'b');
    expect(after.map(({ defaultSecondFactor }) => defaultSecondFactor)).toEqual([false, true, false]);
    expect(after[2]).toBe(before[2]);
  });
});

describe('withReservation', () => {
  const reservedAt = (id: string, createdAt: number, defaultSecondFactor = false) =>
    number(id, { createdAt, reservedForSecondFactor: true, defaultSecondFactor });
  const summary = (list: readonly PhoneNumber[]) =>
    list.map(
      ({ id, reservedForSecondFactor, defaultSecondFactor }) =>
        `${id}${reservedForSecondFactor ? ' reserved' : ''}${defaultSecondFactor ? ' default' : ''}`,
    );

  it('makes the first reserved number the default, and no later one', () => {
    const first = withReservation([number('a'), number('b')], 'b', true);
    expect(summary(first)).toEqual(['a', 'b reserved default']);
    expect(summary(withReservation(first, 'a', true))).toEqual(['a reserved', 'b reserved default']);
  });

  it('returns the same list if nothing changes', () => {
    const list = [number('a'), reservedAt('b', 1, true)];
    expect(summary(withReservation(list, 'b', true))).toEqual(summary(list));
    expect(summary(withReservation(list, 'a', false))).toEqual(summary(list));
  });

  it('passes the default on to the oldest of the others', () => {
    const list = [number('a', { createdAt: 0 }), reservedAt('b', 1, true), reservedAt('c', 3), reservedAt('d', 2)];
    expect(summary(withReservation(list, 'b', false))).toEqual(['a', 'b', 'c reserved', 'd reserved default']);
    expect(summary(withReservation([reservedAt('b', 1, true)], 'b', false))).toEqual(['b']);
  });
});

describe('getUnreserveRefusal', () => {
  it('keeps the last second factor if one is required', () => {
    const one = [number('a', { reservedForSecondFactor: true }), number('b')];
    const two = [...one, number('c', { reservedForSecondFactor: true })];
    const required = { secondFactorRequired: true };
    expect(getUnreserveRefusal(one, 'a', required)).toBe('last_second_factor');
    expect(getUnreserveRefusal(one, 'a', required, [])).toBe('last_second_factor');
    expect(getUnreserveRefusal(one, 'a', required, ['totp'])).toBeNull();
    expect(getUnreserveRefusal(one, 'a', { secondFactorRequired: false })).toBe(null);
    expect(getUnreserveRefusal(one, 'b', required)).toBe(null);
    expect(getUnreserveRefusal(two, 'a', required)).toBe(null);
  });
});

describe('getRemoveRefusal', () => {
  it('keeps the last verified number, and the last second factor, if one is required', () => {
    const one = [number('a', { reservedForSecondFactor: true }), number('b', { verification: null })];
    expect(getRemoveRefusal(one, 'a', { verifiedNumberRequired: true, secondFactorRequired: true })).toBe(
      'last_identification',
    );
    expect(getRemoveRefusal(one, 'a', { secondFactorRequired: true })).toBe('last_second_factor');
    expect(getRemoveRefusal(one, 'a', { secondFactorRequired: true }, ['passkey'])).toBeNull();
    expect(getRemoveRefusal(one, 'a', {})).toBe(null);
    expect(getRemoveRefusal(one, 'b', { verifiedNumberRequired: true })).toBe(null);
    expect(getRemoveRefusal([...one, number('c')], 'a', { verifiedNumberRequired: true })).toBe(null);
  });
});

describe('sortPhoneNumbers', () => {
  it('sorts the primary number first, then the verified ones, each in the order added', () => {
    const list = [
      number('new and unproved', { verification: null, createdAt: 6 }),
      number('unproved', { verification: null, createdAt: 2 }),
      number('new', { createdAt: 5 }),
      number('old', { createdAt: 3 }),
      number('primary', { createdAt: 9, primary: true }),
    ];
    expect(sortPhoneNumbers(list).map(({ id }) => id)).toEqual([
      'primary',
      'old',
      'new',
      'unproved',
      'new and unproved',
    ]);
    expect(list[0]?.id).toBe('new and unproved');
  });

  it('keeps the order of numbers without a creation date', () => {
    const list = ['b', 'a', 'c'].map((id) => number(id, { createdAt: null }));
    expect(sortPhoneNumbers(list).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
  });
});

describe('withPrimary', () => {
  it('makes one number primary, and keeps the identity of unchanged ones', () => {
    const before = [number('a', { primary: true }), number('b'), number('c')];
    const after = withPrimary(before, 'b');
    expect(after.map(({ primary }) => primary)).toEqual([false, true, false]);
    expect(after[2]).toBe(before[2]);
    expect(withPrimary(after, 'b')).toEqual(after);
  });
});

describe('withoutPhoneNumber', () => {
  it('makes the oldest verified number primary if the primary one is removed', () => {
    const list = [
      number('a', { primary: true, createdAt: 9 }),
      number('b', { verification: null, createdAt: 1 }),
      number('c', { createdAt: 5 }),
      number('d', { createdAt: 3 }),
    ];
    expect(primaryOf(withoutPhoneNumber(list, 'a'))).toEqual(['d']);
    expect(primaryOf(withoutPhoneNumber(list, 'd'))).toEqual(['a']);
  });

  it('uses the order of the list for numbers without a creation date', () => {
    const list = ['a', 'b', 'c'].map((id) => number(id, { primary: id === 'a', createdAt: null }));
    expect(primaryOf(withoutPhoneNumber(list, 'a'))).toEqual(['b']);
  });

  it('makes no number primary in a list that has no primary number', () => {
    expect(primaryOf(withoutPhoneNumber([number('a'), number('b')], 'a'))).toEqual([]);
  });

  it('passes the default second factor on to the oldest other reserved one', () => {
    const list = [
      number('a', { reservedForSecondFactor: true, defaultSecondFactor: true, createdAt: 1 }),
      number('b', { createdAt: 2 }),
      number('c', { reservedForSecondFactor: true, createdAt: 4 }),
      number('d', { reservedForSecondFactor: true, createdAt: 3 }),
    ];
    const left = withoutPhoneNumber(list, 'a');
    expect(left.filter(({ defaultSecondFactor }) => defaultSecondFactor).map(({ id }) => id)).toEqual(['d']);
  });

  it('keeps one primary number while a verified one is left, in any order of removals', () => {
    const statuses = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(statuses, fc.infiniteStream(fc.nat()), (areVerified, picks) => {
        let list: readonly PhoneNumber[] = areVerified.map((isProved, at) =>
          number(`${at}`, { verification: isProved ? verified : null, createdAt: (at * 7) % 5 }),
        );
        const first = list.find(isVerified);
        if (first) list = withPrimary(list, first.id);
        while (list.length > 0) {
          const [pick = 0] = picks.take(1);
          list = withoutPhoneNumber(list, list[pick % list.length]?.id ?? '');
          expect(list.filter(({ primary }) => primary)).toHaveLength(list.some(isVerified) ? 1 : 0);
        }
      }),
    );
  });
});

function primaryOf(numbers: readonly PhoneNumber[]): string[] {
  return numbers.filter(({ primary }) => primary).map(({ id }) => id);
}

function number(id: string, given: Partial<PhoneNumber> = {}): PhoneNumber {
  return createPhoneNumber(id, '+12015550123', { verification: verified, createdAt: 1, updatedAt: 1, ...given });
}
