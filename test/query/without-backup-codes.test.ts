import { describe, expect, it } from 'vitest';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import { createPhoneNumber } from '../../src/core/model.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { makePrimaryMutation } from '../../src/query/make-primary.js';
import { prepareVerificationMutation } from '../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../src/query/secret.js';
import { verifyPhoneMutation } from '../../src/query/verify-phone.js';
import { querySessionOver } from '../support/query-session.js';

const code = 'aaaa-bbbb';
const number = createPhoneNumber('phone_1', '+12015550123', {
  backupCodes: [code],
  primary: true,
  reservedForSecondFactor: true,
  verification: { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: 0, expireAt: null },
});

/** A backend that sends backup codes with each number, by mistake. */
function openSession() {
  const adapter: PhoneAdapter = {
    ...memoryAdapter(),
    list: async () => [number],
    create: async () => number,
    prepareVerification: async () => number,
    attemptVerification: async () => [number],
    delete: async () => [{ ...number, id: 'phone_2' }],
    makePrimary: async () => [number],
    setReservedForSecondFactor: async () => [number],
  };
  return querySessionOver(adapter, 'user_1');
}

type Session = ReturnType<typeof openSession>;
const { id } = number;
const operations: [string, (opened: Session) => Promise<unknown>][] = [
  ['list', ({ readList }) => readList()],
  ['create', ({ mutate, session }) => mutate(addPhoneMutation(session), { phoneNumber: number.phoneNumber })],
  ['prepareVerification', ({ mutate, session }) => mutate(prepareVerificationMutation(session), { id })],
  [
    'attemptVerification',
    ({ mutate, session }) => mutate(verifyPhoneMutation(session), { id, code: new Secret('123456') }),
  ],
  ['delete', ({ mutate, session }) => mutate(removePhoneMutation(session), { id })],
  ['makePrimary', ({ mutate, session }) => mutate(makePrimaryMutation(session), { id })],
  [
    'setReservedForSecondFactor',
    ({ mutate, session }) => mutate(reserveForSecondFactorMutation(session), { id, reserved: true }),
  ],
];

describe('backup codes that a backend sends', () => {
  it.each(operations)('are in no cache after %s', async (_, run) => {
    const opened = openSession();
    await opened.readList();
    const result = await run(opened);
    const queries = opened.client.getQueryCache().getAll();
    const mutations = opened.client.getMutationCache().getAll();
    expect(queries.length).toBeGreaterThan(0);
    const cached = [...queries, ...mutations].map(({ state }) => state);
    expect(JSON.stringify([result, cached])).not.toContain(code);
  });
});
