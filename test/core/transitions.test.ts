import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isVerified, type PhoneNumber } from '../../src/core/model.js';
import { withoutPhoneNumber, withPrimary } from '../../src/core/transitions.js';

const verified: PhoneNumber['verification'] = {
  status: 'verified',
  strategy: 'phone_code',
  channel: 'sms',
  attempts: 0,
  expireAt: null,
};

describe('withPrimary', () => {
  it('makes one number the primary one, and leaves those alone that stay as they were', () => {
    const before = [number('a', { primary: true }), number('b'), number('c')];
    const after = withPrimary(before, 'b');
    expect(after.map(({ primary }) => primary)).toEqual([false, true, false]);
    expect(after[2]).toBe(before[2]);
    expect(withPrimary(after, 'b')).toEqual(after);
  });
});

describe('withoutPhoneNumber', () => {
  it('makes the oldest verified number the primary one where the primary one goes', () => {
    const list = [
      number('a', { primary: true, createdAt: 9 }),
      number('b', { verification: null, createdAt: 1 }),
      number('c', { createdAt: 5 }),
      number('d', { createdAt: 3 }),
    ];
    expect(primaryOf(withoutPhoneNumber(list, 'a'))).toEqual(['d']);
    expect(primaryOf(withoutPhoneNumber(list, 'd'))).toEqual(['a']);
  });

  it('goes by the list’s own order where no backend tells when a number was added', () => {
    const list = ['a', 'b', 'c'].map((id) => number(id, { primary: id === 'a', createdAt: null }));
    expect(primaryOf(withoutPhoneNumber(list, 'a'))).toEqual(['b']);
  });

  it('makes no number primary in a list that knows none', () => {
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

  it('keeps one primary number while a verified one is left, in whatever order they go', () => {
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
  return {
    id,
    phoneNumber: '+12015550123',
    verification: verified,
    reservedForSecondFactor: false,
    defaultSecondFactor: false,
    createdAt: 1,
    updatedAt: 1,
    linkedTo: [],
    backupCodes: null,
    primary: false,
    ...given,
  };
}
