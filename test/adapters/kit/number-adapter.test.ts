import { describe, expect, it } from 'vitest';
import { numberAdapter, type Account, type NumberAdapterOptions } from '../../../src/adapters/kit/index.js';
import { PhoneError, toPhoneError } from '../../../src/core/errors.js';
import { refusal } from '../../support/phone-service.js';

const [old, next, other] = ['+12015550123', '+447400123456', '+33612345678'] as const;

describe('numberAdapter', () => {
  it('returns the backup codes even if the account cannot be read after they were created', async () => {
    const { adapter, backend } = setUp({ phoneNumbers: [old] });
    backend.setSecondFactor = async () => {
      backend.read = () => Promise.reject(new PhoneError('network'));
      return { backupCodes: ['one'] };
    };
    expect(await adapter.setReservedForSecondFactor?.({ id: old, reserved: true })).toMatchObject([
      { reservedForSecondFactor: true, defaultSecondFactor: true, backupCodes: ['one'] },
    ]);
  });

  it('does not read the account again if a change returns it', async () => {
    const { adapter, backend, account } = setUp({});
    await adapter.create({ phoneNumber: next });
    await adapter.prepareVerification({ id: next });
    let reads = 0;
    backend.read = async () => ((reads += 1), account);
    backend.confirm = async () => ({ ...account, phoneNumbers: [next] });
    expect(await adapter.attemptVerification({ id: next, code: '1' })).toMatchObject([{ phoneNumber: next }]);
    expect(reads).toBe(1);
  });

  it('rejects with unknown if the backend accepts a code and stores nothing', async () => {
    const { adapter, backend } = setUp({ phoneNumbers: [old] });
    await adapter.create({ phoneNumber: next });
    backend.confirm = async () => undefined;
    expect(await refusal(adapter.attemptVerification({ id: next, code: '1' }))).toMatchObject({ code: 'unknown' });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: old }, { phoneNumber: next }]);
  });

  it('returns the verified number if an earlier code was entered while another was sent', async () => {
    const { adapter, backend, account } = setUp({ phoneNumbers: [old] });
    await adapter.create({ phoneNumber: next });
    backend.send = async () => {
      backend.read = async () => ({ ...account, phoneNumbers: [next] });
      await adapter.list({});
    };
    expect(await adapter.prepareVerification({ id: next })).toMatchObject({ verification: { status: 'verified' } });
  });

  it('rejects with not_found if another change was begun while a code was sent', async () => {
    const { adapter, backend } = setUp({ phoneNumbers: [old] });
    await adapter.create({ phoneNumber: next });
    backend.send = async () => void (await adapter.create({ phoneNumber: other }));
    expect(await refusal(adapter.prepareVerification({ id: next }))).toMatchObject({ code: 'not_found' });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: old }, { phoneNumber: other }]);
  });

  it('never replaces a number silently', async () => {
    const { adapter, backend, account } = setUp({}, { replaces: false });
    await adapter.create({ phoneNumber: next });
    backend.read = async () => ({ ...account, phoneNumbers: [old] });
    const sent: string[] = [];
    backend.send = async ({ phoneNumber }) => void sent.push(phoneNumber);
    for (const call of [
      () => adapter.prepareVerification({ id: next }),
      () => adapter.attemptVerification({ id: next, code: '1' }),
      () => adapter.create({ phoneNumber: other }),
    ])
      expect(await refusal(call())).toMatchObject({ code: 'too_many_phone_numbers' });
    expect(sent).toEqual([]);
  });

  it('shows an unverified number of the account until a change is begun, and removes it at the backend', async () => {
    const { adapter, backend, account } = setUp({ unverifiedNumbers: [old] });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: old, verification: null }]);
    await adapter.create({ phoneNumber: next });
    expect(await adapter.list({})).toMatchObject([{ phoneNumber: next }]);
    expect(await adapter.delete({ id: next })).toMatchObject([{ phoneNumber: old }]);
    const removed: string[] = [];
    backend.remove = async ({ phoneNumber }) => {
      removed.push(phoneNumber);
      return { ...account, unverifiedNumbers: [] };
    };
    expect(await adapter.delete({ id: old })).toEqual([]);
    expect(removed).toEqual([old]);
  });

  it('keeps a burnt code burnt, though the backend has forgotten it', async () => {
    const { adapter, backend } = setUp({});
    await adapter.create({ phoneNumber: next });
    await adapter.prepareVerification({ id: next });
    for (const [thrown, code] of [
      ['too_many_attempts', 'too_many_attempts'],
      ['code_expired', 'too_many_attempts'],
    ] as const) {
      backend.confirm = () => Promise.reject(new PhoneError(thrown));
      expect(await refusal(adapter.attemptVerification({ id: next, code: '1' }))).toMatchObject({ code });
    }
    expect(await adapter.list({})).toMatchObject([{ verification: { status: 'failed' } }]);
  });

  it('rejects with already_verified if a number that is taken is the user’s own', async () => {
    const { adapter, backend, account } = setUp({ phoneNumbers: [old] });
    await adapter.create({ phoneNumber: next });
    const cause = { code: 'TAKEN' };
    backend.confirm = async () => {
      backend.read = async () => ({ ...account, phoneNumbers: [next] });
      throw new PhoneError('phone_number_taken', { cause });
    };
    expect(await refusal(adapter.attemptVerification({ id: next, code: '1' }))).toMatchObject({
      code: 'already_verified',
      cause,
    });
  });
});

/** An adapter over a backend whose functions a test replaces. */
function setUp(stored: Partial<Account>, limits: { replaces?: boolean } = { replaces: true }) {
  const account: Account = { userId: 'ada', phoneNumbers: [], ...stored };
  const backend: Required<Pick<NumberAdapterOptions, 'read' | 'send' | 'confirm' | 'remove' | 'setSecondFactor'>> = {
    read: async () => account,
    send: async () => undefined,
    confirm: async () => undefined,
    remove: async () => undefined,
    setSecondFactor: async () => undefined,
  };
  const adapter = numberAdapter({
    scope: 'test',
    limits: { codeLength: 6, codeLifetime: 300, resendCooldown: 30, maxPhoneNumbers: 1, ...limits },
    translateError: toPhoneError,
    read: (options) => backend.read(options),
    send: (input) => backend.send(input),
    confirm: (input) => backend.confirm(input),
    remove: (input) => backend.remove(input),
    setSecondFactor: (input) => backend.setSecondFactor(input),
  });
  return { adapter, backend, account };
}
