import { httpAdapter, httpSecondFactorAdapter, type HttpConnectionOptions } from '../../../src/adapters/http/index.js';

export const code = '493027';
const id = 'phone_1';

/** One call of an adapter, and the answer of a server that did what it was asked. */
export interface HttpCallUnderTest {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** The JSON that leaves; null where none does. */
  readonly body: unknown;
  readonly good: unknown;
  readonly call: (options: Partial<HttpConnectionOptions>, signal?: AbortSignal) => Promise<unknown>;
}

const verification = { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: 0, expire_at: null };

/** A verified number, in the words of the wire. */
export const number = {
  id,
  phone_number: '+12015550123',
  verification,
  reserved_for_second_factor: true,
  default_second_factor: true,
  created_at: 1_900_000_000_000,
  updated_at: 1_900_000_000_000,
  linked_to: [{ id: 'google_1', type: 'oauth_google' }],
  backup_codes: null,
  primary: true,
};
export const unverified = {
  ...number,
  verification: { ...verification, status: 'unverified', expire_at: 1_900_000_600_000 },
};
const other = { ...number, id: 'phone_2', default_second_factor: false, primary: false };
const list = { phone_numbers: [number, other] };

/** Each call of `httpAdapter`. */
export const accountCalls: readonly HttpCallUnderTest[] = [
  account('list', 'GET', '/phone_numbers', null, list, (adapter, signal) => adapter.list({ signal })),
  account(
    'create',
    'POST',
    '/phone_numbers',
    { phone_number: number.phone_number },
    { ...number, verification: null },
    (adapter) => adapter.create({ phoneNumber: number.phone_number }),
  ),
  account(
    'prepareVerification',
    'POST',
    `/phone_numbers/${id}/prepare_verification`,
    { channel: 'sms' },
    unverified,
    (adapter) => adapter.prepareVerification({ id, channel: 'sms' }),
  ),
  account('attemptVerification', 'POST', `/phone_numbers/${id}/attempt_verification`, { code }, list, (adapter) =>
    adapter.attemptVerification({ id, code }),
  ),
  account('delete', 'DELETE', `/phone_numbers/${id}`, null, { phone_numbers: [other] }, (adapter) =>
    adapter.delete({ id }),
  ),
  account('makePrimary', 'POST', `/phone_numbers/${id}/make_primary`, null, list, (adapter) =>
    adapter.makePrimary({ id }),
  ),
  account(
    'setReservedForSecondFactor',
    'POST',
    `/phone_numbers/${id}/set_reserved_for_second_factor`,
    { reserved: true },
    list,
    (adapter) => adapter.setReservedForSecondFactor({ id, reserved: true }),
  ),
  account('makeDefaultSecondFactor', 'POST', `/phone_numbers/${id}/make_default_second_factor`, null, list, (adapter) =>
    adapter.makeDefaultSecondFactor({ id }),
  ),
  account('createBackupCodes', 'POST', '/backup_codes', null, { backup_codes: ['aaaa-bbbb', 'cccc-dddd'] }, (adapter) =>
    adapter.createBackupCodes(),
  ),
];

const factors = { second_factors: [{ id, masked_phone_number: '+•••••••0123', default: true }] };

/** Each call of `httpSecondFactorAdapter`. */
export const signInCalls: readonly HttpCallUnderTest[] = [
  signIn('list', 'GET', '/second_factor', null, factors, (adapter, signal) => adapter.list({ signal })),
  signIn('prepare', 'POST', `/second_factor/${id}/prepare`, { channel: 'sms' }, { expire_at: null }, (adapter) =>
    adapter.prepare({ id, channel: 'sms' }),
  ),
  signIn('attempt', 'POST', `/second_factor/${id}/attempt`, { code }, { token: 'a session' }, (adapter) =>
    adapter.attempt({ id, code }),
  ),
  signIn(
    'attemptBackupCode',
    'POST',
    '/second_factor/attempt_backup_code',
    { code },
    { token: 'a session' },
    (adapter) => adapter.attemptBackupCode({ code }),
  ),
];

/** Of both. */
export const calls: readonly HttpCallUnderTest[] = [...accountCalls, ...signInCalls];

const baseUrl = 'https://server.example/api/phone';

function account(
  name: string,
  method: HttpCallUnderTest['method'],
  path: string,
  body: unknown,
  good: unknown,
  call: (adapter: ReturnType<typeof httpAdapter>, signal?: AbortSignal) => Promise<unknown>,
): HttpCallUnderTest {
  return {
    name,
    method,
    path,
    body,
    good,
    call: (options, signal) => call(httpAdapter({ baseUrl, ...options }), signal),
  };
}

function signIn(
  name: string,
  method: HttpCallUnderTest['method'],
  path: string,
  body: unknown,
  good: unknown,
  call: (adapter: ReturnType<typeof httpSecondFactorAdapter>, signal?: AbortSignal) => Promise<unknown>,
): HttpCallUnderTest {
  const adapter = (options: Partial<HttpConnectionOptions>) =>
    httpSecondFactorAdapter({ baseUrl, attemptId: 'attempt_1', ...options });
  return {
    name: `${name} of the second step`,
    method,
    path,
    body,
    good,
    call: (options, signal) => call(adapter(options), signal),
  };
}
