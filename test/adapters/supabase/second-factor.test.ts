import { beforeEach, describe, expect, it } from 'vitest';
import { supabaseAdapter, supabaseSecondFactorAdapter } from '../../../src/adapters/supabase/index.js';
import { lost } from '../../../src/testing/index.js';
import { next } from '../../support/network.js';
import { refusal, wrongCodeFor } from '../../support/phone-service.js';
import { goTrueForEachTest } from '../../support/supabase/for-each-test.js';
import { refuse, signIn, signUp, type Visitor } from '../../support/supabase/person.js';
import type { GoTrueUser } from '../../support/supabase/world.js';

const american = '+12015550123';
const british = '+447400123456';

const goTrue = goTrueForEachTest();
let ada: GoTrueUser;
let atTheDoor: Visitor;
/** The verified second factors of the user. */
let ids: readonly string[];

beforeEach(async () => {
  ada = (await signUp(goTrue)).user;
  ids = [american, british].map((number) => goTrue.addFactor(ada, 'phone', number).id);
  goTrue.addFactor(ada, 'totp');
  atTheDoor = await signIn(goTrue, ada);
});

describe('supabaseSecondFactorAdapter', () => {
  it('takes the session to the second level by the code sent to one of its second factors', async () => {
    const { client } = atTheDoor;
    expect((await client.auth.mfa.getAuthenticatorAssuranceLevel()).data).toMatchObject({
      currentLevel: 'aal1',
      nextLevel: 'aal2',
    });
    const adapter = await secondStep();
    expect(await adapter.list({})).toEqual([
      { id: ids[0], maskedPhoneNumber: '+•••••••0123', default: true },
      { id: ids[1], maskedPhoneNumber: '+••••••••3456', default: false },
    ]);
    const id = ids[1] ?? '';
    expect(await adapter.prepare({ id })).toEqual({ expireAt: Math.floor(Date.now() / 1000) * 1000 + 300_000 });
    const code = goTrue.readCode(british);
    const refused = await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }));
    expect(refused).toMatchObject({ code: 'incorrect_code', cause: { code: 'mfa_verification_failed' } });
    expect(await adapter.attempt({ id, code })).toEqual({ userId: ada.id });
    const { data } = await client.auth.mfa.getAuthenticatorAssuranceLevel();
    expect(data?.currentLevel).toBe('aal2');
    expect(await supabaseAdapter(client, { addAs: 'secondFactor' }).list({})).toHaveLength(2);
  });

  it('is the same sign-in after a reload, and another one after another first step', async () => {
    const [before, after] = [await secondStep(), await secondStep()];
    expect(before.attemptId).toBe(after.attemptId);
    await atTheDoor.client.auth.refreshSession();
    expect((await secondStep()).attemptId).toBe(before.attemptId);
    await before.prepare({ id: ids[0] ?? '' });
    await atTheDoor.client.auth.signInWithPassword({ email: ada.email, password: 'correct horse' });
    expect((await secondStep()).attemptId).not.toBe(before.attemptId);
    // The older one would upgrade the newer session to the second level.
    const calls = [
      before.list({}),
      before.prepare({ id: ids[0] ?? '' }),
      before.attempt({ id: ids[0] ?? '', code: goTrue.readCode(american) }),
    ];
    // Each is caught from the start: one that fails while another is awaited would be unhandled.
    for (const error of await Promise.all(calls.map(refusal))) expect(error).toMatchObject({ code: 'unauthenticated' });
  });

  it('is over once it is passed, or the user has signed out', async () => {
    const adapter = await secondStep();
    const id = ids[0] ?? '';
    await adapter.prepare({ id });
    await adapter.attempt({ id, code: goTrue.readCode(american) });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    await atTheDoor.client.auth.signOut({ scope: 'local' });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });

  it('has no backup codes, and limits of its own', async () => {
    const adapter = await secondStep({ limits: { codeLifetime: 120 }, channels: ['whatsapp'] });
    expect(adapter.attemptBackupCode).toBeUndefined();
    expect(adapter.limits).toEqual({ codeLength: 6, codeLifetime: 120, resendCooldown: 60 });
    await adapter.prepare({ id: ids[0] ?? '' });
    expect(goTrue.sms).toMatchObject([{ to: american, channel: 'whatsapp' }]);
  });

  it('accepts only the newest code, and only if one was sent', async () => {
    const adapter = await secondStep();
    const id = ids[0] ?? '';
    expect(await refusal(adapter.attempt({ id, code: '123456' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    const first = goTrue.readCode(american);
    goTrue.passTime(61);
    await adapter.prepare({ id });
    const second = goTrue.readCode(american);
    if (first !== second)
      expect(await refusal(adapter.attempt({ id, code: first }))).toMatchObject({ code: 'incorrect_code' });
    goTrue.passTime(301);
    for (const _ of [1, 2])
      expect(await refusal(adapter.attempt({ id, code: second }))).toMatchObject({ code: 'code_expired' });
  });

  it('stops waiting, and rejects with the reason', async () => {
    const adapter = await secondStep();
    const id = ids[0] ?? '';
    expect(await refusal(adapter.list({ signal: AbortSignal.abort() }))).toMatchObject({ code: 'network' });
    await adapter.prepare({ id });
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'rate_limited', retryAfter: 61 });
    atTheDoor.network.faults = next(/verify/, refuse(403, 'mfa_verification_rejected'), lost());
    expect(await refusal(adapter.attempt({ id, code: '918273' }))).toMatchObject({ code: 'unauthenticated' });
    const code = goTrue.readCode(american);
    expect(await refusal(adapter.attempt({ id, code }))).toMatchObject({ code: 'network' });
  });

  it('throws without a session of Supabase', () => {
    for (const access_token of ['', 'not a token', `a.${btoa('{}')}.c`])
      expect(() => supabaseSecondFactorAdapter(atTheDoor.client, { access_token })).toThrow(/Pass the session/);
  });
});

async function secondStep(options?: Parameters<typeof supabaseSecondFactorAdapter>[2]) {
  const { data } = await atTheDoor.client.auth.getSession();
  if (!data.session) throw new Error('Nobody is signed in.');
  return supabaseSecondFactorAdapter(atTheDoor.client, data.session, options);
}
