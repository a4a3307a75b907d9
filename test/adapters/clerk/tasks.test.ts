import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clerkAdapter } from '../../../src/adapters/clerk/index.js';
import type { StepUp } from '../../../src/core/adapter.js';
import { addPhoneMutation } from '../../../src/query/add-phone.js';
import { createBackupCodesMutation } from '../../../src/query/create-backup-codes.js';
import { makeDefaultSecondFactorMutation } from '../../../src/query/make-default-second-factor.js';
import { makePrimaryMutation } from '../../../src/query/make-primary.js';
import { prepareVerificationMutation } from '../../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../../src/query/secret.js';
import { verifyPhoneMutation } from '../../../src/query/verify-phone.js';
import { openClerkApp, type ClerkApp } from '../../support/clerk/app.js';
import { password } from '../../support/clerk/routes.js';
import { lastCode } from '../../support/phone-service.js';
import { querySessionOver } from '../../support/query-session.js';
import { lost } from '../../../src/testing/index.js';
import { next } from '../../support/network.js';

const us = '+12015550123';
const gb = '+447400123456';

let app: ClerkApp;
let kit: ReturnType<typeof querySessionOver>;

beforeEach(async () => {
  app = await openClerkApp();
  kit = querySessionOver(clerkAdapter(app.clerk), 'user_ada');
});

afterEach(() => app.close());

describe('requests of the kit to Clerk', () => {
  it('are one for each operation, and one for the list', async () => {
    const { session, mutate } = kit;
    const counts: [string, string[]][] = [];
    const count = async <Result>(task: string, result: Promise<Result>) => {
      const settled = await result;
      counts.push([task, requests()]);
      return settled;
    };
    await count('list', kit.readList());
    const { id } = await count('add', mutate(addPhoneMutation(session), { phoneNumber: us }));
    await count('send', mutate(prepareVerificationMutation(session), { id }));
    await count('verify', mutate(verifyPhoneMutation(session), { id, code: new Secret(lastCode(app.api.messages)) }));
    await count('reserve', mutate(reserveForSecondFactorMutation(session), { id, reserved: true }));
    const other = await addVerified(gb);
    app.api.network.requests.length = 0;
    await count('primary', mutate(makePrimaryMutation(session), { id: other }));
    await count('reserve another', mutate(reserveForSecondFactorMutation(session), { id: other, reserved: true }));
    await count('default', mutate(makeDefaultSecondFactorMutation(session), { id: other }));
    await count('new backup codes', mutate(createBackupCodesMutation(session), undefined));
    await count('stop', mutate(reserveForSecondFactorMutation(session), { id, reserved: false }));
    await count('remove', mutate(removePhoneMutation(session), { id }));
    expect(counts).toEqual([
      ['list', ['GET /me']],
      ['add', ['POST /me/phone_numbers']],
      ['send', ['POST /me/phone_numbers/ID/prepare_verification']],
      ['verify', ['POST /me/phone_numbers/ID/attempt_verification']],
      ['reserve', ['PATCH /me/phone_numbers/ID']],
      ['primary', ['PATCH /me']],
      ['reserve another', ['PATCH /me/phone_numbers/ID']],
      ['default', ['PATCH /me/phone_numbers/ID']],
      ['new backup codes', ['POST /me/backup_codes']],
      ['stop', ['PATCH /me/phone_numbers/ID']],
      ['remove', ['DELETE /me/phone_numbers/ID']],
    ]);
    expect(kit.cachedList()).toMatchObject([{ id: other, primary: true, defaultSecondFactor: true }]);
    expect(kit.isListStale()).toBe(false);
  });

  it('are one if two callers request the same code at once', async () => {
    const { id } = await kit.session.adapter.create({ phoneNumber: us });
    app.api.network.requests.length = 0;
    await Promise.all([1, 2].map(() => kit.session.adapter.prepareVerification({ id })));
    expect(app.api.network.requests).toHaveLength(1);
    expect(app.api.messages).toHaveLength(1);
  });

  it('count a number as added if the response was lost', async () => {
    app.api.network.faults = next(/POST/, lost());
    expect(await kit.mutate(addPhoneMutation(kit.session), { phoneNumber: us })).toMatchObject({ phoneNumber: us });
    expect(app.api.network.requests).toEqual(['POST /me/phone_numbers', 'GET /me']);
  });
});

describe('the step-up', () => {
  const confirm = async () => {
    await app.clerk.session?.startVerification({ level: 'first_factor' });
    await app.clerk.session?.attemptFirstFactorVerification({ strategy: 'password', password });
  };

  it.each<['remove' | 'stop', string]>([
    ['remove', 'DELETE'],
    ['stop', 'PATCH'],
  ])('is requested once, with Clerk’s reason, and the operation is retried: %s', async (task, method) => {
    const id = await addVerified(us);
    await kit.mutate(reserveForSecondFactorMutation(kit.session), { id, reserved: true });
    app.api.stepUp = true;
    app.api.network.requests.length = 0;
    const onStepUp = vi.fn<StepUp>(confirm);
    await operate(task, id, onStepUp);
    expect(onStepUp).toHaveBeenCalledOnce();
    expect(onStepUp.mock.lastCall?.[0]).toMatchObject({
      code: 'step_up_required',
      cause: { status: 403, errors: [{ code: 'session_reverification_required' }] },
    });
    expect(requests()).toEqual([
      `${method} /me/phone_numbers/ID`,
      'POST /client/sessions/ID/verify',
      'POST /client/sessions/ID/verify/attempt_first_factor',
      `${method} /me/phone_numbers/ID`,
    ]);
    expect(await app.api.service.list('user_ada')).toMatchObject(
      task === 'remove' ? [] : [{ reservedForSecondFactor: false }],
    );
  });

  it('rejects with step_up_cancelled if the person declines, and retries nothing', async () => {
    const id = await addVerified(us);
    app.api.stepUp = true;
    app.api.network.requests.length = 0;
    const removing = operate('remove', id, () => Promise.reject(new Error('closed')));
    await expect(removing).rejects.toMatchObject({ code: 'step_up_cancelled', cause: { message: 'closed' } });
    expect(app.api.network.requests).toHaveLength(1);
  });

  it('is not required to make another number the default', async () => {
    const [first, second] = [await addVerified(us), await addVerified(gb)];
    for (const id of [first, second])
      await kit.mutate(reserveForSecondFactorMutation(kit.session), { id, reserved: true });
    app.api.stepUp = true;
    const onStepUp = vi.fn<StepUp>(confirm);
    await kit.mutate(makeDefaultSecondFactorMutation({ ...kit.session, onStepUp }), { id: second });
    expect(onStepUp).not.toHaveBeenCalled();
  });

  function operate(task: 'remove' | 'stop', id: string, onStepUp: StepUp): Promise<unknown> {
    const session = { ...kit.session, onStepUp };
    if (task === 'remove') return kit.mutate(removePhoneMutation(session), { id });
    return kit.mutate(reserveForSecondFactorMutation(session), { id, reserved: false });
  }
});

/** The requests since the last call. */
function requests(): string[] {
  return app.api.network.requests.splice(0).map((request) => request.replace(/phone_[0-9a-f]{32}|sess_\w+/, 'ID'));
}

async function addVerified(phoneNumber: string): Promise<string> {
  const { adapter } = kit.session;
  const { id } = await kit.mutate(addPhoneMutation(kit.session), { phoneNumber });
  await adapter.prepareVerification({ id });
  await kit.mutate(verifyPhoneMutation(kit.session), { id, code: new Secret(lastCode(app.api.messages)) });
  return id;
}
