import { beforeEach, describe, expect, it, vi } from 'vitest';
import { supabaseAdapter, supabaseSecondFactorAdapter } from '../../../src/adapters/supabase/index.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { goTrueForEachTest } from '../../support/supabase/for-each-test.js';
import { signIn, signUp, visit, type Person } from '../../support/supabase/person.js';

const american = '+12015550123';
const british = '+447400123456';

const goTrue = goTrueForEachTest();
let ada: Person;
let adapter: ReturnType<typeof openAdapter>;

const openAdapter = ({ client }: Pick<Person, 'client'>) => supabaseAdapter(client, { addAs: 'secondFactor' });

beforeEach(async () => {
  ada = await signUp(goTrue);
  adapter = openAdapter(ada);
  ada.network.requests.splice(0);
});

describe('supabaseAdapter, of second factors', () => {
  it('adds a second factor with its code, and removes it', async () => {
    const { id, verification } = await adapter.create({ phoneNumber: american });
    expect(verification).toBeNull();
    expect(ada.network.requests).toEqual(['GET /user']);
    const prepared = await adapter.prepareVerification({ id });
    expect(prepared.verification).toMatchObject({ status: 'unverified', attempts: 0, channel: 'sms' });
    expect(prepared.verification?.expireAt).toBeGreaterThan(Date.now());
    const code = goTrue.readCode(american);
    const refused = await refusal(adapter.attemptVerification({ id, code: wrongCodeFor(code) }));
    expect(refused).toMatchObject({ code: 'incorrect_code', cause: { code: 'mfa_verification_failed' } });
    expect(await adapter.list({})).toMatchObject([{ id, verification: { attempts: 1 } }]);
    const verified = {
      id,
      phoneNumber: american,
      verification: { status: 'verified' },
      reservedForSecondFactor: true,
      defaultSecondFactor: false,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
      primary: false,
    };
    expect(await adapter.attemptVerification({ id, code })).toMatchObject([verified]);
    expect(await openAdapter(ada).list({})).toMatchObject([verified]);
    expect(await adapter.delete({ id })).toEqual([]);
    expect(ada.user.factors).toEqual([]);
  });

  it('keeps the factor if a code is sent again, and with it the wait, which a new factor would end', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    const [factor] = ada.user.factors;
    const refused = await refusal(adapter.prepareVerification({ id }));
    expect(refused).toMatchObject({ code: 'rate_limited', retryAfter: 61 });
    goTrue.passTime(61);
    await adapter.prepareVerification({ id });
    expect(ada.user.factors).toEqual([factor]);
    expect(ada.network.requests.filter((request) => request === 'POST /factors')).toHaveLength(1);
    // The client does this itself.
    await ada.client.auth.mfa.enroll({ factorType: 'phone', phone: american, friendlyName: 'again' });
    expect(ada.user.factors).not.toContain(factor);
  });

  it('accepts only the newest code, although GoTrue accepts both', async () => {
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    const first = goTrue.readCode(american);
    goTrue.passTime(61);
    await adapter.prepareVerification({ id });
    const second = goTrue.readCode(american);
    if (first !== second)
      expect(await refusal(adapter.attemptVerification({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    expect(await adapter.attemptVerification({ id, code: second })).toMatchObject([{ reservedForSecondFactor: true }]);
  });

  it('keeps a number whose factor GoTrue deleted because another was verified', async () => {
    const [one, other] = [
      await adapter.create({ phoneNumber: american }),
      await adapter.create({ phoneNumber: british }),
    ];
    await adapter.prepareVerification(one);
    await adapter.prepareVerification(other);
    const stale = goTrue.readCode(british);
    const after = await adapter.attemptVerification({ id: one.id, code: goTrue.readCode(american) });
    expect(ada.user.factors).toHaveLength(1);
    expect(after).toMatchObject([
      { id: one.id, verification: { status: 'verified' } },
      { id: other.id, verification: { status: 'expired' } },
    ]);
    expect(await adapter.list({})).toEqual(after);
    expect(await refusal(adapter.attemptVerification({ id: other.id, code: stale }))).toMatchObject({
      code: 'code_expired',
    });
    await adapter.prepareVerification(other);
    await adapter.attemptVerification({ id: other.id, code: goTrue.readCode(british) });
    expect(ada.user.factors.map(({ status }) => status)).toEqual(['verified', 'verified']);
  });

  it('reports that a code is void if another tab deleted its factor', async () => {
    const there = openAdapter(ada);
    for (const [tab, phoneNumber] of [
      [adapter, american],
      [there, british],
    ] as const)
      await tab.prepareVerification(await tab.create({ phoneNumber }));
    await there.attemptVerification({ id: british, code: goTrue.readCode(british) });
    const late = adapter.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(await refusal(late)).toMatchObject({ code: 'code_expired', cause: { code: 'mfa_factor_not_found' } });
    expect(await adapter.list({})).toMatchObject([
      { id: british, verification: { status: 'verified' } },
      { id: american, verification: { status: 'expired' } },
    ]);
  });

  it('refuses a number that is too short to be one, which GoTrue would accept', async () => {
    for (const phoneNumber of ['+12', '+123456', '12015550123', '+0123456789', '+1201555012345678'])
      expect(await refusal(adapter.create({ phoneNumber }))).toMatchObject({ code: 'invalid_phone_number' });
    expect(ada.user.factors).toEqual([]);
    const { error } = await ada.client.auth.mfa.enroll({ factorType: 'phone', phone: '+12', friendlyName: 'short' });
    expect(error).toBeNull();
  });

  it('gives each factor its own name, since GoTrue refuses two with one name, and two without', async () => {
    await ada.client.auth.mfa.enroll({ factorType: 'phone', phone: '+33612345678' });
    const { error } = await ada.client.auth.mfa.enroll({ factorType: 'phone', phone: '+33612345679' });
    expect(error).toMatchObject({ code: 'mfa_factor_name_conflict' });
    ada.user.factors.splice(0);
    const app = goTrue.addFactor(ada.user, 'totp');
    Object.assign(app, { friendlyName: american });
    // At the second level, which a factor requires from then on.
    for (const session of goTrue.sessions) session.aal = 'aal2';
    for (const phoneNumber of [american, british])
      await adapter.prepareVerification(await adapter.create({ phoneNumber }));
    expect(ada.user.factors.map(({ friendlyName }) => friendlyName)).toEqual([
      american,
      expect.stringContaining(`${american} `),
      british,
    ]);
  });

  it('lists a number that another tab began to add, whose code is not valid here, and can remove it', async () => {
    await adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    const there = openAdapter(ada);
    expect(await there.list({})).toMatchObject([{ id: american, verification: { status: 'expired' } }]);
    const early = there.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(await refusal(early)).toMatchObject({ code: 'code_expired' });
    expect(await there.delete({ id: american })).toEqual([]);
    expect(ada.user.factors).toEqual([]);
  });

  it('lists what the client enrolled without a code as never sent', async () => {
    await ada.client.auth.mfa.enroll({ factorType: 'phone', phone: american, friendlyName: 'mine' });
    expect(await adapter.list({})).toMatchObject([{ id: american, verification: null }]);
    await adapter.prepareVerification({ id: american });
    expect(ada.user.factors).toHaveLength(1);
  });

  it('requires the second level to remove a factor, and updates the level of the client', async () => {
    goTrue.addFactor(ada.user, 'phone', american);
    goTrue.addFactor(ada.user, 'phone', british);
    const refused = await refusal(adapter.delete({ id: american }));
    expect(refused).toMatchObject({ code: 'step_up_required', cause: { code: 'insufficient_aal' } });
    await passSecondStep(american);
    expect(await adapter.delete({ id: american })).toMatchObject([{ id: british }]);
    // The factor that this session passed is gone.
    expect((await ada.client.auth.mfa.getAuthenticatorAssuranceLevel()).data).toMatchObject({
      currentLevel: 'aal1',
      nextLevel: 'aal2',
    });
    expect(await refusal(adapter.delete({ id: british }))).toMatchObject({ code: 'step_up_required' });
    await passSecondStep(british);
    expect(await adapter.delete({ id: british })).toEqual([]);
  });

  it('requires the second level to add a factor to another', async () => {
    goTrue.addFactor(ada.user, 'totp');
    const { id } = await adapter.create({ phoneNumber: american });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'step_up_required' });
    expect(goTrue.sms).toEqual([]);
  });

  it('ends the user’s sessions that did not pass it', async () => {
    const elsewhere = await signIn(goTrue, ada.user);
    const there = openAdapter(elsewhere);
    expect(await there.list({})).toEqual([]);
    expect(there.currentUserId()).toBe(ada.user.id);
    await adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    await adapter.attemptVerification({ id: american, code: goTrue.readCode(american) });
    expect(await refusal(there.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(there.currentUserId()).toBeNull();
    expect(await adapter.list({})).toHaveLength(1);
  });

  it('allows as many numbers as GoTrue, whose limit counts other factors too', async () => {
    goTrue.settings.maxEnrolledFactors = 1;
    await adapter.prepareVerification(await adapter.create({ phoneNumber: american }));
    const { id } = await adapter.create({ phoneNumber: british });
    expect(await refusal(adapter.prepareVerification({ id }))).toMatchObject({ code: 'too_many_phone_numbers' });
    expect(adapter.limits.maxPhoneNumbers).toBe(10);
  });

  it('names the factors that are not numbers', async () => {
    expect(adapter.otherFactors).toEqual([]);
    for (const type of ['totp', 'webauthn'] as const) goTrue.addFactor(ada.user, type);
    await adapter.list({});
    expect(adapter.otherFactors).toEqual(['totp', 'passkey']);
    await ada.client.auth.signOut({ scope: 'local' });
    expect(adapter.otherFactors).toEqual([]);
  });

  it('returns no user until the client has loaded, and hides their numbers from the next one', async () => {
    const visitor = visit(goTrue);
    const early = openAdapter(visitor);
    expect(early.currentUserId()).toBeUndefined();
    await visitor.client.auth.getSession();
    expect(early.currentUserId()).toBeNull();
    expect(await refusal(early.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(adapter.currentUserId()).toBe(ada.user.id);
    await adapter.create({ phoneNumber: american });
    const bob = await signUp(goTrue);
    await ada.client.auth.signInWithPassword({ email: bob.user.email, password: 'correct horse' });
    expect(adapter.currentUserId()).toBe(bob.user.id);
    expect(await adapter.list({})).toEqual([]);
    expect(await refusal(adapter.prepareVerification({ id: american }))).toMatchObject({ code: 'not_found' });
  });

  it('subscribes to a client once, for all of its adapters', () => {
    const { client } = visit(goTrue);
    const subscribe = vi.spyOn(client.auth, 'onAuthStateChange');
    for (const addAs of ['signIn', 'secondFactor', 'signIn'] as const) supabaseAdapter(client, { addAs });
    expect(subscribe).toHaveBeenCalledOnce();
  });

  it('has a scope for each project and purpose', () => {
    const scopeOf = (options: Parameters<typeof supabaseAdapter>[1]) => supabaseAdapter(ada.client, options).scope;
    expect(scopeOf({ addAs: 'secondFactor' })).toMatch(/^supabase:http:\/\/127\.0\.0\.1:\d+\/?:secondFactor$/);
    expect(scopeOf({ addAs: 'signIn', scope: 'tenant 1' })).toBe('tenant 1:signIn');
  });
});

async function passSecondStep(phoneNumber: string): Promise<void> {
  const { data } = await ada.client.auth.getSession();
  const challenge = supabaseSecondFactorAdapter(ada.client, data.session ?? { access_token: '' });
  const factor = ada.user.factors.find(({ phone }) => `+${phone}` === phoneNumber);
  const id = factor?.id ?? '';
  await challenge.prepare({ id });
  await challenge.attempt({ id, code: goTrue.readCode(phoneNumber) });
}
