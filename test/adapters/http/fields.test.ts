import { describe, expect, it } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import { refusal } from '../../support/phone-service.js';
import { accountCalls, calls, code, number, signInCalls, unverified } from './calls.js';

// A number on the screen is complete, or it is not shown.

const nothing = undefined;
const noText = [nothing, null, '', 7, true, {}, ['a']];
const noBoolean = [nothing, null, 0, 1, 'true', {}];
const noTime = [nothing, '2030-01-01T00:00:00Z', '1900000000000', true, {}, []];
const wrongNumber: Record<string, readonly unknown[]> = {
  id: noText,
  phone_number: [...noText, '2015550123', '+0123', '+1 201 555 0123', '+12015550123456789', 12015550123],
  verification: [nothing, 'verified', true, 0, [], {}],
  'verification.status': [...noText, 'done', 'VERIFIED', 'toString'],
  'verification.strategy': [...noText, 'email_code'],
  'verification.channel': [...noText, 'pigeon'],
  'verification.attempts': noTime,
  'verification.expire_at': noTime,
  reserved_for_second_factor: noBoolean,
  default_second_factor: noBoolean,
  created_at: noTime,
  updated_at: noTime,
  linked_to: [nothing, null, 'google', {}, [null], [{ id: 'a' }], [{ type: 'saml' }], [{ id: 1, type: 'saml' }]],
  backup_codes: [nothing, 'aaaa-bbbb', true, {}, [1], [''], [null]],
  primary: noBoolean,
};
const wrongStatus = { left: [nothing, null, '7', -1, 1.5, true, {}], created_at: noTime };
const wrongFactor: Record<string, readonly unknown[]> = { id: noText, masked_phone_number: noText, default: noBoolean };
const noList = [nothing, null, {}, 'none', 0, [null], [[]], ['phone_1'], [{}]];

/** Each field of each response, and the values that are invalid there. */
const cases = calls.flatMap(({ name, call, good }) => {
  const { path, of } = wrongFieldsOf(good);
  const fields = Object.entries(of).map(([field, wrong]) => ({ at: [...path, ...field.split('.')], wrong }));
  const wholes = path.length > 0 ? [{ at: path.slice(0, 1), wrong: noList }] : [];
  return [...wholes, ...fields].map(({ at, wrong }) => ({ name, call, good, at, field: at.join('.'), wrong }));
});

describe('a response with an invalid field', () => {
  it.each(cases)('rejects with unknown, not a partial number: $name, $field', async ({ call, good, at, wrong }) => {
    for (const value of wrong) {
      const [outcome] = await Promise.allSettled([
        call({ fetch: async () => Response.json(withField(good, at, value)) }),
      ]);
      expect(outcome, JSON.stringify(value)).toMatchObject({
        status: 'rejected',
        reason: { name: 'PhoneError', code: 'unknown' },
      });
    }
  });

  it.each([[null], [true], [7], ['text'], [[]]])('rejects with unknown for %j in place of an object', async (body) => {
    for (const { call } of [...accountCalls, ...signInCalls.slice(0, 2)]) {
      expect(await refusal(call({ fetch: async () => Response.json(body) }))).toMatchObject({ code: 'unknown' });
    }
  });
});

describe('a successful response with an invalid body', () => {
  const adapterWith = (body: unknown) =>
    httpAdapter({
      baseUrl: '/api/phone',
      fetch: async () => (body === nothing ? new Response(null, { status: 204 }) : Response.json(body)),
    });
  const { id } = number;
  const listOf = (changed: object) => ({ phone_numbers: [{ ...number, ...changed }] });

  it.each<[string, unknown, (adapter: ReturnType<typeof httpAdapter>) => Promise<unknown>]>([
    ['a code was sent, and the number is verified', number, (adapter) => adapter.prepareVerification({ id })],
    [
      'a code was sent, and nothing ever was',
      { ...number, verification: null },
      (adapter) => adapter.prepareVerification({ id }),
    ],
    [
      'a code was sent to another number',
      { ...unverified, id: 'phone_2' },
      (adapter) => adapter.prepareVerification({ id }),
    ],
    [
      'the code is right, and the number unverified',
      { phone_numbers: [unverified] },
      (adapter) => adapter.attemptVerification({ id, code }),
    ],
    [
      'another number is verified',
      { phone_numbers: [{ ...number, id: 'phone_2' }] },
      (adapter) => adapter.attemptVerification({ id, code }),
    ],
    ['it was removed, and is on the list', listOf({}), (adapter) => adapter.delete({ id })],
    ['it is primary, and is not', listOf({ primary: false }), (adapter) => adapter.makePrimary({ id })],
    ['it is primary, and is not there', { phone_numbers: [] }, (adapter) => adapter.makePrimary({ id })],
    [
      'it is a second factor, and is not',
      listOf({ reserved_for_second_factor: false }),
      (adapter) => adapter.setReservedForSecondFactor({ id, reserved: true }),
    ],
    [
      'it is no second factor, and is one',
      listOf({}),
      (adapter) => adapter.setReservedForSecondFactor({ id, reserved: false }),
    ],
    [
      'it is the default, and is not',
      listOf({ default_second_factor: false }),
      (adapter) => adapter.makeDefaultSecondFactor({ id }),
    ],
  ])('rejects with unknown: %s', async (_, body, call) => {
    expect(await refusal(call(adapterWith(body)))).toMatchObject({ code: 'unknown' });
  });

  it.each(accountCalls)('rejects with unknown if the server sends no body (204): $name', async ({ call }) => {
    expect(await refusal(call({ fetch: async () => new Response(null, { status: 204 }) }))).toMatchObject({
      code: 'unknown',
    });
  });
});

describe('backup codes', () => {
  it('come with the number that was reserved', async () => {
    const { id } = number;
    const list = { phone_numbers: [{ ...number, backup_codes: ['aaaa-bbbb'] }] };
    const adapter = httpAdapter({ baseUrl: '/api/phone', fetch: async () => Response.json(list) });
    expect(await adapter.setReservedForSecondFactor({ id, reserved: true })).toMatchObject([
      { backupCodes: ['aaaa-bbbb'] },
    ]);
  });
});

describe('httpSecondFactorAdapter, the session', () => {
  const adapterWith = (response: Response, readSession?: (body: unknown) => string) =>
    httpSecondFactorAdapter({
      baseUrl: '/api/phone',
      attemptId: 'attempt_1',
      fetch: async () => response,
      readSession,
    });
  const tokenIn = (body: unknown) => {
    if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string')
      return body.token;
    throw new TypeError('no token');
  };

  it('is what the app returns for the response', async () => {
    expect(await adapterWith(Response.json({ token: 'a session' }), tokenIn).attempt({ id: 'phone_1', code })).toBe(
      'a session',
    );
  });

  it('is undefined for a response with only a cookie (204)', async () => {
    expect(await adapterWith(new Response(null, { status: 204 })).attempt({ id: 'phone_1', code })).toBeUndefined();
  });

  it.each([[{ token: 7 }], [{}], [null], [[]], ['text']])(
    'rejects with unknown if the app returns nothing for %j',
    async (body) => {
      for (const operation of ['attempt', 'attemptBackupCode'] as const) {
        expect(
          await refusal(adapterWith(Response.json(body), tokenIn)[operation]({ id: 'phone_1', code })),
        ).toMatchObject({ code: 'unknown' });
      }
    },
  );
});

/** The location of a number in a response, and the invalid values of each field. */
function wrongFieldsOf(good: unknown): { path: readonly string[]; of: Record<string, readonly unknown[]> } {
  const whole = Object(good);
  if ('phone_numbers' in whole) return { path: ['phone_numbers', '0'], of: wrongNumber };
  if ('second_factors' in whole) return { path: ['second_factors', '0'], of: wrongFactor };
  if ('backup_codes' in whole && !('id' in whole))
    return { path: [], of: { backup_codes: [nothing, null, 'aaaa-bbbb', {}, [1], [''], [null]] } };
  if ('left' in whole) return { path: [], of: wrongStatus };
  if ('expire_at' in whole) return { path: [], of: { expire_at: noTime } };
  if ('token' in whole) return { path: [], of: {} }; // a session is whatever the server returns
  return { path: [], of: whole.verification === null ? withoutVerificationFields() : wrongNumber };
}

function withoutVerificationFields(): Record<string, readonly unknown[]> {
  return Object.fromEntries(Object.entries(wrongNumber).filter(([field]) => !field.startsWith('verification.')));
}

/** A copy with another value there, or without the field if the value is undefined. */
function withField(found: unknown, [name = '', ...rest]: readonly string[], value: unknown): unknown {
  const next = rest.length === 0 ? value : withField(Object(found)[name], rest, value);
  if (Array.isArray(found)) return found.map((item: unknown, at) => (String(at) === name ? next : item));
  return { ...Object(found), [name]: next };
}
