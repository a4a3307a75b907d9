import { beforeEach, describe, expect, it } from 'vitest';
import { supabaseAdapter } from '../../../src/adapters/supabase/index.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { goTrueForEachTest } from '../../support/supabase/for-each-test.js';
import { signIn, signUp, type Person } from '../../support/supabase/person.js';

const american = '+12015550123';
const british = '+447400123456';

const goTrue = goTrueForEachTest();
let ada: Person;
let adapter: ReturnType<typeof openAdapter>;

const openAdapter = ({ client }: Pick<Person, 'client'>) => supabaseAdapter(client, { addAs: 'signIn' });

beforeEach(async () => {
  ada = await signUp(goTrue);
  adapter = openAdapter(ada);
  ada.network.requests.splice(0);
});

describe('supabaseAdapter, of the number to sign in by', () => {
  it('adds the number, and puts another in its place in one step', async () => {
    expect(adapter.limits).toMatchObject({ replaces: true, maxPhoneNumbers: 1, codeLifetime: 60, resendCooldown: 60 });
    expect(await verify(american)).toMatchObject([
      { id: american, verification: { status: 'verified' }, reservedForSecondFactor: false },
    ]);
    goTrue.passTime(61);
    await adapter.prepareVerification(await adapter.create({ phoneNumber: british }));
    expect(await adapter.list({})).toMatchObject([
      { id: american, verification: { status: 'verified' } },
      { id: british, verification: { status: 'unverified' } },
    ]);
    expect(ada.user.phone).toBe('12015550123');
    const code = goTrue.readCode(british);
    const refused = await refusal(adapter.attemptVerification({ id: british, code: wrongCodeFor(code) }));
    expect(refused).toMatchObject({ code: 'incorrect_code', cause: { code: 'otp_expired' } });
    const changed = await adapter.attemptVerification({ id: british, code });
    expect(changed).toMatchObject([{ id: british, verification: { status: 'verified' } }]);
    expect(await openAdapter(ada).list({})).toEqual(changed);
    expect(ada.user.identities.map(({ provider }) => provider)).toEqual(['email', 'phone']);
  });

  it('distinguishes a wrong code from an old one by the elapsed time, since GoTrue does not', async () => {
    await send(american);
    goTrue.passTime(61);
    const late = adapter.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(await refusal(late)).toMatchObject({ code: 'code_expired', cause: { code: 'otp_expired' } });
    expect(await adapter.list({})).toMatchObject([{ id: american, verification: { status: 'expired' } }]);
    await adapter.prepareVerification({ id: american });
    expect(await adapter.attemptVerification({ id: american, code: goTrue.readCode(american) })).toHaveLength(1);
  });

  it('has one wait for all numbers, as GoTrue does', async () => {
    await send(american);
    goTrue.passTime(20);
    const refused = await refusal(send(british));
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfter: 41 });
    expect(goTrue.sms).toHaveLength(1);
  });

  it('refuses a number of another user, and one that is too short', async () => {
    const bob = await signUp(goTrue);
    Object.assign(bob.user, { phone: american.slice(1), phoneConfirmedAt: Date.now() });
    expect(await refusal(send(american))).toMatchObject({
      code: 'phone_number_taken',
      cause: { code: 'phone_exists' },
    });
    expect(await refusal(adapter.create({ phoneNumber: '+12' }))).toMatchObject({ code: 'invalid_phone_number' });
    const { error } = await ada.client.auth.updateUser({ phone: '+12' });
    expect(error).toBeNull();
  });

  it('rejects with unknown for a number that another user verified first, and changes nothing', async () => {
    await send(american);
    const bob = await signUp(goTrue);
    Object.assign(bob.user, { phone: american.slice(1), phoneConfirmedAt: Date.now() });
    const late = adapter.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(await refusal(late)).toMatchObject({ code: 'unknown', cause: { status: 500 } });
    expect(ada.user.phone).toBe('');
  });

  it('keeps the session if another account had requested the code', async () => {
    const eve = await signUp(goTrue);
    // Eve asks first, and GoTrue looks accounts up by their pending number.
    goTrue.users.reverse();
    await eve.client.auth.updateUser({ phone: american });
    const codeForEve = goTrue.readCode(american);
    await send(american);
    const users: (string | undefined)[] = [];
    ada.client.auth.onAuthStateChange((_, session) => void users.push(session?.user.id));
    const refused = await refusal(adapter.attemptVerification({ id: american, code: codeForEve }));
    expect(refused).toMatchObject({ code: 'phone_number_taken' });
    expect(users.at(-1)).toBe(ada.user.id);
    expect(adapter.currentUserId()).toBe(ada.user.id);
    expect((await ada.client.auth.getUser()).data.user?.id).toBe(ada.user.id);
  });

  it('stays at the second level, where the code alone would sign in at the first', async () => {
    goTrue.addFactor(ada.user, 'totp');
    const refused = await refusal(send(american));
    expect(refused).toMatchObject({ code: 'step_up_required', cause: { code: 'insufficient_aal' } });
    for (const session of goTrue.sessions) session.aal = 'aal2';
    await ada.client.auth.refreshSession();
    const { data: before } = await ada.client.auth.getSession();
    expect(await verify(american)).toHaveLength(1);
    const { data } = await ada.client.auth.mfa.getAuthenticatorAssuranceLevel();
    expect(data?.currentLevel).toBe('aal2');
    expect((await ada.client.auth.getSession()).data.session?.refresh_token).toBe(before.session?.refresh_token);
  });

  it('verifies a number that an administrator gave the account', async () => {
    Object.assign(ada.user, { phone: american.slice(1) });
    expect(await adapter.list({})).toMatchObject([{ id: american, verification: null }]);
    await adapter.prepareVerification({ id: american });
    expect(ada.network.requests).toContain('POST /resend');
    const verified = await adapter.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(verified).toMatchObject([{ id: american, verification: { status: 'verified' } }]);
  });

  it('removes the number with its identity, if the project lets people unlink one', async () => {
    await verify(american);
    goTrue.settings.manualLinking = false;
    expect(await refusal(adapter.delete({ id: american }))).toMatchObject({
      code: 'unsupported',
      cause: { code: 'manual_linking_disabled' },
    });
    goTrue.settings.manualLinking = true;
    expect(await adapter.delete({ id: american })).toEqual([]);
    expect(ada.user).toMatchObject({ phone: '', phoneConfirmedAt: null });
  });

  it('keeps the number that is the only way to sign in', async () => {
    expect(adapter.limits.verifiedNumberRequired).toBe(false);
    await verify(american);
    expect(adapter.limits.verifiedNumberRequired).toBe(false);
    ada.user.identities = ada.user.identities.filter(({ provider }) => provider === 'phone');
    await adapter.list({});
    expect(adapter.limits.verifiedNumberRequired).toBe(true);
    expect(await refusal(adapter.delete({ id: american }))).toMatchObject({ code: 'last_identification' });
    expect(ada.user.phone).toBe('12015550123');
  });

  it('sends by WhatsApp if it is one of the channels', async () => {
    const both = supabaseAdapter(ada.client, { addAs: 'signIn', channels: ['whatsapp', 'sms'] });
    const { id } = await both.create({ phoneNumber: american });
    expect((await both.prepareVerification({ id })).verification?.channel).toBe('whatsapp');
    expect(goTrue.sms).toMatchObject([{ channel: 'whatsapp' }]);
    expect(await refusal(adapter.prepareVerification({ id, channel: 'voice' }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(both.prepareVerification({ id, channel: 'voice' }))).toMatchObject({ code: 'unsupported' });
  });

  it('stays signed in when an access token has expired, and rejects once the session is over', async () => {
    goTrue.passTime(4000);
    expect(await adapter.list({})).toEqual([]);
    expect(ada.network.requests).toEqual(['POST /token', 'GET /user']);
    goTrue.sessions.splice(0);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.currentUserId()).toBeNull();
    const elsewhere = await signIn(goTrue, ada.user);
    const there = openAdapter(elsewhere);
    await there.list({});
    goTrue.sessions.splice(0);
    goTrue.passTime(4000);
    expect(await refusal(there.list({}))).toMatchObject({
      code: 'unauthenticated',
      cause: { code: 'refresh_token_not_found' },
    });
  });
});

async function send(phoneNumber: string) {
  return adapter.prepareVerification(await adapter.create({ phoneNumber }));
}

async function verify(phoneNumber: string) {
  await send(phoneNumber);
  return adapter.attemptVerification({ id: phoneNumber, code: goTrue.readCode(phoneNumber) });
}
