import { inspect } from 'node:util';
import { dehydrate } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { phoneKeys } from '../../src/query/keys.js';
import { prepareVerificationMutation } from '../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { Secret } from '../../src/query/secret.js';
import { readSend } from '../../src/query/send-storage.js';
import { isCodeGood, getSecondsUntilResend } from '../../src/query/sends.js';
import { verifyPhoneMutation } from '../../src/query/verify-phone.js';
import { fail, hold, lost } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

const phoneNumber = '+12015550123';

async function awaitingCode(options: Parameters<typeof querySession>[0] = {}) {
  const kit = querySession(options);
  await kit.readList();
  const { id } = await kit.mutate(addPhoneMutation(kit.session), { phoneNumber });
  await kit.mutate(prepareVerificationMutation(kit.session), { id });
  const code = kit.adapter.inbox.messages.at(-1)!.code;
  const wrong = code === '000000' ? '111111' : '000000';
  kit.adapter.calls.length = 0;
  const attempt = (digits: string) => kit.mutate(verifyPhoneMutation(kit.session), { id, code: new Secret(digits) });
  return { ...kit, id, code, wrong, attempt };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('verifyPhoneMutation', () => {
  it('verifies, writes the number to the cache, and forgets when the code was sent', async () => {
    const { adapter, session, id, code, attempt, cachedList } = await awaitingCode();
    await expect(attempt(code)).resolves.toMatchObject({ id, verification: { status: 'verified' } });
    expect(cachedList()).toMatchObject([{ id, verification: { status: 'verified' } }]);
    expect(adapter.calls).toEqual(['attemptVerification']);
    expect(readSend(session, id)).toBeNull();
  });

  it("writes the backend's changes to other numbers", async () => {
    const { adapter, id, code, attempt, cachedList } = await awaitingCode({
      phoneNumbers: [{ id: 'old', phoneNumber: '+447400123456' }],
    });
    const { attemptVerification } = adapter;
    adapter.attemptVerification = async (input) =>
      (await attemptVerification(input)).filter((number) => number.id !== 'old');
    await expect(attempt(code)).resolves.toMatchObject({ id });
    expect(cachedList()?.map((number) => number.id)).toEqual([id]);
  });

  it('rejects if the list does not show the number as verified', async () => {
    const { adapter, code, attempt } = await awaitingCode();
    adapter.attemptVerification = () => adapter.list({});
    await expect(attempt(code)).rejects.toMatchObject({ code: 'unknown' });
  });

  it('waits for the other operations that return the whole list', async () => {
    const { adapter, session, mutate, id, code, attempt, cachedList } = await awaitingCode({
      phoneNumbers: [{ id: 'old', phoneNumber: '+447400123456' }],
    });
    const held = hold();
    adapter.faults = { delete: [held] };
    const removing = mutate(removePhoneMutation(session), { id: 'old' });
    const attempting = attempt(code);
    await vi.waitFor(() => expect(held.waiting).toBe(1));
    expect(adapter.calls).toEqual(['delete']);
    held.release();
    await Promise.all([removing, attempting]);
    expect(adapter.calls).toEqual(['delete', 'attemptVerification']);
    expect(cachedList()).toMatchObject([{ id, verification: { status: 'verified' } }]);
  });

  it('invalidates the list if a number was added during the attempt', async () => {
    const { adapter, client, session, mutate, code, attempt } = await awaitingCode();
    const held = hold();
    adapter.faults = { attemptVerification: [held] };
    const attempting = attempt(code);
    await vi.waitFor(() => expect(held.waiting).toBe(1));
    await mutate(addPhoneMutation(session), { phoneNumber: '+447400123456' });
    held.release();
    await attempting;
    expect(client.getQueryState(phoneKeys.list(session))).toMatchObject({ isInvalidated: true });
  });

  it('returns how many attempts are left', async () => {
    const { wrong, attempt, cachedList } = await awaitingCode();
    await expect(attempt(wrong)).rejects.toMatchObject({ code: 'incorrect_code', attemptsLeft: 4, field: 'code' });
    expect(cachedList()).toMatchObject([{ verification: { status: 'unverified' } }]);
  });

  it('marks a number whose code is used up as failed in the list', async () => {
    const { wrong, attempt, cachedList } = await awaitingCode({ policy: { wrongCodesPerCode: 1 } });
    await expect(attempt(wrong)).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(cachedList()).toMatchObject([{ verification: { status: 'failed' } }]);
  });

  it('marks a number whose code is too old as expired in the list', async () => {
    const { code, attempt, cachedList } = await awaitingCode();
    vi.setSystemTime(Date.now() + 601_000);
    await expect(attempt(code)).rejects.toMatchObject({ code: 'code_expired' });
    expect(cachedList()).toMatchObject([{ verification: { status: 'expired' } }]);
  });

  it('counts a number as verified if the list says so although the response was lost', async () => {
    const { adapter, code, attempt } = await awaitingCode();
    adapter.faults = { attemptVerification: [lost()] };
    await expect(attempt(code)).resolves.toMatchObject({ verification: { status: 'verified' } });
  });

  it('counts a number as verified if another tab has verified it', async () => {
    const { adapter, id, code, attempt } = await awaitingCode();
    await adapter.attemptVerification({ id, code });
    await expect(attempt(code)).resolves.toMatchObject({ verification: { status: 'verified' } });
  });

  it('runs attempts on one number in sequence', async () => {
    const { adapter, code, wrong, attempt } = await awaitingCode();
    let underWay = 0;
    let most = 0;
    const { attemptVerification } = adapter;
    adapter.attemptVerification = async (input) => {
      most = Math.max(most, (underWay += 1));
      return attemptVerification(input).finally(() => (underWay -= 1));
    };
    const outcomes = await Promise.allSettled([attempt(wrong), attempt(code)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(most).toBe(1);
  });

  it('leaves no code in the caches or their dehydrated state, during or after', async () => {
    const { adapter, client, code, wrong, attempt } = await awaitingCode();
    const seen = () =>
      inspect(
        [
          client.getQueryCache(),
          client.getMutationCache().getAll(),
          dehydrate(client, { shouldDehydrateMutation: () => true }),
        ],
        {
          depth: 12,
          showHidden: true,
          maxArrayLength: null,
        },
      );
    const { attemptVerification } = adapter;
    const during: string[] = [];
    adapter.attemptVerification = async (input) => {
      during.push(seen());
      return attemptVerification(input);
    };
    await attempt(wrong).catch(() => undefined);
    await attempt(code);
    for (const text of [...during, seen()]) {
      expect(text).toContain('attemptVerification');
      expect(text).not.toContain(code);
      expect(text).not.toContain(wrong);
    }
  });
});

describe('prepareVerificationMutation', () => {
  it('counts as success if another tab has verified the number, and for no other number', async () => {
    const { adapter, session, mutate } = querySession({
      phoneNumbers: ['+447400123456', { phoneNumber, verification: null }],
    });
    const [, { id } = { id: '' }] = await adapter.list({});
    adapter.faults = { prepareVerification: [fail('already_verified')] };
    await expect(mutate(prepareVerificationMutation(session), { id })).rejects.toMatchObject({
      code: 'already_verified',
    });
    await adapter.prepareVerification({ id });
    await adapter.attemptVerification({ id, code: adapter.inbox.messages.at(-1)!.code });
    await expect(mutate(prepareVerificationMutation(session), { id })).resolves.toMatchObject({
      id,
      verification: { status: 'verified' },
    });
  });

  it('records the send before the request is made', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: [{ phoneNumber, verification: null }] });
    const { id } = (await adapter.list({}))[0]!;
    const { prepareVerification } = adapter;
    let noted: unknown;
    adapter.prepareVerification = (input) => {
      noted = readSend(session, id);
      return prepareVerification(input);
    };
    await mutate(prepareVerificationMutation(session), { id });
    expect(noted).toEqual({ sentAt: Date.now(), askedAt: Date.now(), wait: 30, channel: null });
  });

  it('sends one message for two calls in one task', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: [{ phoneNumber, verification: null }] });
    const { id } = (await adapter.list({}))[0]!;
    await Promise.all([
      mutate(prepareVerificationMutation(session), { id }),
      mutate(prepareVerificationMutation(session), { id }),
    ]);
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('rolls back if the send fails, so that a retry is possible at once', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: [{ phoneNumber, verification: null }] });
    const { id } = (await adapter.list({}))[0]!;
    adapter.faults = { prepareVerification: [fail('message_not_sent')] };
    await expect(mutate(prepareVerificationMutation(session), { id })).rejects.toMatchObject({
      code: 'message_not_sent',
    });
    expect(readSend(session, id)).toBeNull();
  });

  it('counts the wait from when the message was sent, not from before a step-up', async () => {
    const { adapter, session, mutate } = querySession({ phoneNumbers: [{ phoneNumber, verification: null }] });
    const { id } = (await adapter.list({}))[0]!;
    adapter.faults = { prepareVerification: [fail('step_up_required')] };
    const onStepUp = async () => void vi.setSystemTime(Date.now() + 240_000);
    await mutate(prepareVerificationMutation({ ...session, onStepUp }), { id });
    expect(getSecondsUntilResend(readSend(session, id), Date.now())).toBe(30);
  });

  it('waits as long as the backend requires, and keeps the earlier code valid', async () => {
    const { adapter, session, id, mutate, cachedList } = await awaitingCode();
    vi.setSystemTime(Date.now() + 10_000);
    await expect(mutate(prepareVerificationMutation(session), { id })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfter: 20,
    });
    expect(getSecondsUntilResend(readSend(session, id), Date.now())).toBe(20);
    expect(isCodeGood(cachedList()![0]!, readSend(session, id), adapter.limits, Date.now())).toBe(true);
  });
});
