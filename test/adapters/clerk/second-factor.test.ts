import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clerkSecondFactorAdapter, type ClerkSession } from '../../../src/adapters/clerk/index.js';
import type { SecondFactorAdapter } from '../../../src/core/second-factor-adapter.js';
import type { PhoneErrorField } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { openClerkApp, type ClerkApp } from '../../support/clerk/app.js';
import { password } from '../../support/clerk/routes.js';
import { lastCode, refusal, wrongCodeFor } from '../../support/phone-service.js';
import { lost } from '../../../src/testing/index.js';
import { brokenResponses, refuse } from '../../support/clerk/refusals.js';
import { change, next } from '../../support/network.js';

const us = '+12015550123';
const gb = '+447400123456';

let app: ClerkApp;
let adapter: SecondFactorAdapter<ClerkSession>;
let ids: readonly string[] = [];
let backupCodes: readonly string[] = [];

/** Ada has two numbers for codes, has signed out, and has entered her password. */
beforeEach(async () => {
  app = await openClerkApp({ userId: null });
  ids = [await addReserved(us), await addReserved(gb)];
  backupCodes = await app.api.service.createBackupCodes('user_ada');
  await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
  app.api.network.requests.length = 0;
  app.api.messages.length = 0;
  adapter = clerkSecondFactorAdapter(app.clerk);
});

afterEach(() => app.close());

describe('clerkSecondFactorAdapter', () => {
  it('returns the numbers of the sign-in and its limits without a request, masked by Clerk', async () => {
    expect(app.clerk.client?.signIn.status).toBe('needs_second_factor');
    expect(adapter).toMatchObject({
      attemptId: app.clerk.client?.signIn.id,
      limits: { codeLength: 6, codeLifetime: 600, resendCooldown: 30 },
    });
    const masked = expect.stringMatching(/^\+[•*\d ]+$/);
    expect(await adapter.list({})).toEqual([
      { id: ids[0], maskedPhoneNumber: masked, default: true },
      { id: ids[1], maskedPhoneNumber: masked, default: false },
    ]);
    expect(JSON.stringify(await adapter.list({}))).not.toContain(us);
    expect(app.api.network.requests).toEqual([]);
  });

  it('ignores factors that are not phone numbers', async () => {
    app.api.totp = true;
    await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
    expect(app.clerk.client?.signIn.supportedSecondFactors?.map(({ strategy }) => strategy)).toEqual([
      'phone_code',
      'phone_code',
      'totp',
      'backup_code',
    ]);
    expect(await clerkSecondFactorAdapter(app.clerk).list({})).toHaveLength(2);
  });

  it('sends a code, and signs nobody in before the app does', async () => {
    const [, second = ''] = ids;
    expect(await adapter.prepare({ id: second })).toEqual({ expireAt: app.api.clock.now() + 600_000 });
    expect(app.api.messages).toMatchObject([{ to: gb }]);
    expect(await adapter.attempt({ id: second, code: lastCode(app.api.messages) })).toEqual({
      createdSessionId: 'sess_user_ada',
    });
    expect(app.api.network.requests.map((request) => request.replace(/sia_\w+/, 'ID'))).toEqual([
      'POST /client/sign_ins/ID/prepare_second_factor',
      'POST /client/sign_ins/ID/attempt_second_factor',
    ]);
    expect(app.clerk.session).toBeFalsy();
    await app.clerk.setActive({ session: 'sess_user_ada' });
    expect(app.clerk.user?.id).toBe('user_ada');
  });

  it('accepts a backup code once', async () => {
    const [code = ''] = backupCodes;
    expect(await adapter.attemptBackupCode?.({ code })).toEqual({ createdSessionId: 'sess_user_ada' });
    expect(app.api.messages).toEqual([]);
    await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
    const again = clerkSecondFactorAdapter(app.clerk);
    expect(await refusal(Promise.resolve(again.attemptBackupCode?.({ code })))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
    });
  });

  it('rejects a backup code if the person has none', async () => {
    app.api.network.faults = next(
      /sign_ins$/,
      change(async (original) => {
        const { response, client } = await original.json();
        const supported_second_factors = response.supported_second_factors.filter(
          ({ strategy }: { strategy: string }) => strategy !== 'backup_code',
        );
        return Response.json({
          response: { ...response, supported_second_factors },
          client: { ...client, sign_in: { ...client.sign_in, supported_second_factors } },
        });
      }),
    );
    await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
    expect(clerkSecondFactorAdapter(app.clerk).attemptBackupCode).toBeUndefined();
  });

  it('rejects a wrong code, and accepts the right one afterwards', async () => {
    const [id = ''] = ids;
    await adapter.prepare({ id });
    const code = lastCode(app.api.messages);
    expect(await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }))).toMatchObject({
      code: 'incorrect_code',
      field: 'code',
    });
    expect(await adapter.attempt({ id, code })).toEqual({ createdSessionId: 'sess_user_ada' });
  });

  it('rejects every code after too many wrong ones', async () => {
    const [id = ''] = ids;
    await adapter.prepare({ id });
    const code = lastCode(app.api.messages);
    const codes = [];
    for (let tries = 0; tries < 6; tries++)
      codes.push((await refusal(adapter.attempt({ id, code: wrongCodeFor(code) }))).code);
    expect(codes.at(-1)).toBe('too_many_attempts');
    expect(await refusal(adapter.attempt({ id, code }))).toMatchObject({ code: 'too_many_attempts', field: 'code' });
  });

  it('voids the code of one number once another is requested, as a sign-in has one code', async () => {
    const [first = '', second = ''] = ids;
    await adapter.prepare({ id: first });
    const code = lastCode(app.api.messages);
    await adapter.prepare({ id: second });
    app.api.network.requests.length = 0;
    expect(await refusal(adapter.attempt({ id: first, code }))).toMatchObject({ code: 'code_expired', field: 'code' });
    expect(app.api.network.requests).toEqual([]);
    expect(await adapter.attempt({ id: second, code: lastCode(app.api.messages) })).toEqual({
      createdSessionId: 'sess_user_ada',
    });
  });

  it('keeps the code of one number if none was sent to another, and calls Clerk if unsure', async () => {
    const [first = '', second = ''] = ids;
    await adapter.prepare({ id: first });
    const code = lastCode(app.api.messages);
    app.api.network.faults = next(/prepare_second_factor$/, refuse({ status: 400, code: 'sms_send_error' }));
    await refusal(adapter.prepare({ id: second }));
    app.api.network.faults = next(/prepare_second_factor$/, lost());
    await refusal(adapter.prepare({ id: second }));
    expect(await refusal(adapter.attempt({ id: first, code }))).toMatchObject({ code: 'incorrect_code' });
    expect(await adapter.attempt({ id: second, code: lastCode(app.api.messages) })).toEqual({
      createdSessionId: 'sess_user_ada',
    });
  });

  it('rejects a code that expired, or was never sent', async () => {
    const [id = ''] = ids;
    expect(await refusal(adapter.attempt({ id, code: '000000' }))).toMatchObject({ code: 'code_expired' });
    await adapter.prepare({ id });
    app.api.clock.advance(601);
    expect(await refusal(adapter.attempt({ id, code: lastCode(app.api.messages) }))).toMatchObject({
      code: 'code_expired',
      field: 'code',
    });
  });

  it.each<['prepare' | 'attempt', code: string, status: number, PhoneErrorCode, PhoneErrorField | null]>([
    ['attempt', 'user_locked', 403, 'rate_limited', null],
    ['attempt', 'verification_failed', 400, 'too_many_attempts', 'code'],
    ['prepare', 'too_many_requests', 429, 'rate_limited', null],
    ['prepare', 'sms_send_error', 400, 'message_not_sent', null],
  ])('to %s with %s, %i, is %s', async (operation, code, status, expected, field) => {
    const [id = ''] = ids;
    app.api.network.faults = next(/second_factor$/, refuse({ status, code, retryAfter: status === 429 ? 30 : null }));
    const error = await refusal(adapter[operation]({ id, code: '000000' }));
    expect(error).toMatchObject({
      code: expected,
      field,
      retryAfter: status === 429 ? 30 : null,
      cause: { status, errors: [{ code }] },
    });
  });

  it.each(brokenResponses)('rejects with network if there is no response: %s', async (_, fault) => {
    const [id = ''] = ids;
    const operations = [
      () => adapter.prepare({ id }),
      () => adapter.attempt({ id, code: '000000' }),
      () => adapter.attemptBackupCode?.({ code: 'x' }),
    ];
    for (const operate of operations) {
      app.api.network.faults = next(/second_factor$/, fault);
      expect(await refusal(Promise.resolve(operate()))).toMatchObject({ code: 'network' });
    }
    expect(app.api.network.requests).toHaveLength(3);
  });

  it('does not accept an invalid response as a session', async () => {
    const [id = ''] = ids;
    await adapter.prepare({ id });
    for (const changed of [{ status: 'needs_second_factor' }, { status: 'complete', created_session_id: null }]) {
      app.api.network.faults = next(
        /attempt_second_factor$/,
        change(() =>
          Response.json({
            response: { object: 'sign_in', id: adapter.attemptId, supported_second_factors: factors(), ...changed },
          }),
        ),
      );
      expect(await refusal(adapter.attempt({ id, code: '000000' }))).toMatchObject({ code: 'unknown' });
    }
  });

  it('belongs to one sign-in, and ends with it', async () => {
    const [id = ''] = ids;
    await app.clerk.client?.signIn.create({ identifier: 'user_ada', password });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
    expect(await refusal(adapter.prepare({ id }))).toMatchObject({ code: 'unauthenticated' });
    const now = clerkSecondFactorAdapter(app.clerk);
    expect(now.attemptId).not.toBe(adapter.attemptId);
    expect(await refusal(now.prepare({ id: 'gone' }))).toMatchObject({ code: 'not_found' });
    expect(await refusal(now.prepare({ id, channel: 'voice' }))).toMatchObject({ code: 'unsupported' });
    expect(app.api.messages).toEqual([]);
  });

  it('throws, and says what to do, if there is no sign-in', async () => {
    await app.close();
    app = await openClerkApp({ userId: null });
    expect(() => clerkSecondFactorAdapter(app.clerk)).toThrow(
      /Create the adapter once signIn.status is "needs_second_factor"/,
    );
  });
});

const factors = () =>
  ids.map((id) => ({ strategy: 'phone_code', phone_number_id: id, safe_identifier: '+1 *** 23', default: true }));

async function addReserved(phoneNumber: string): Promise<string> {
  const { service, messages } = app.api;
  const userId = 'user_ada';
  const { id } = await service.create(userId, { phoneNumber });
  await service.prepareVerification(userId, { id });
  await service.attemptVerification(userId, { id, code: lastCode(messages) });
  await service.setReservedForSecondFactor(userId, { id, reserved: true });
  return id;
}
