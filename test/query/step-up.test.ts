import { describe, expect, it, vi } from 'vitest';
import type { PhoneOperation } from '../../src/core/adapter.js';
import { PhoneError } from '../../src/core/errors.js';
import { addPhoneMutation } from '../../src/query/add-phone.js';
import { createBackupCodesMutation } from '../../src/query/create-backup-codes.js';
import { makeDefaultSecondFactorMutation } from '../../src/query/make-default-second-factor.js';
import { makePrimaryMutation } from '../../src/query/make-primary.js';
import { prepareVerificationMutation } from '../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../src/query/secret.js';
import { verifyPhoneMutation } from '../../src/query/verify-phone.js';
import { fail } from '../../src/testing/index.js';
import { querySession } from '../support/query-session.js';

const phoneNumbers = ['+12015550123', '+447400123456'];

describe('an operation that rejects with step_up_required', () => {
  it('calls the step-up once, and is then retried', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    const [first] = await readList();
    const refusal = new PhoneError('step_up_required', { cause: 'the backend said so' });
    adapter.faults = { delete: [fail(refusal)] };
    const onStepUp = vi.fn(async () => {});
    await expect(mutate(removePhoneMutation({ ...session, onStepUp }), { id: first!.id })).resolves.toHaveLength(1);
    expect(onStepUp).toHaveBeenCalledExactlyOnceWith(refusal);
    expect(adapter.calls).toEqual(['list', 'delete', 'delete']);
  });

  it('rejects on a second refusal, without another step-up', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    const [first] = await readList();
    adapter.faults = { delete: [fail('step_up_required'), fail('step_up_required')] };
    const onStepUp = vi.fn(async () => {});
    const removing = mutate(removePhoneMutation({ ...session, onStepUp }), { id: first!.id });
    await expect(removing).rejects.toMatchObject({ code: 'step_up_required' });
    expect(onStepUp).toHaveBeenCalledOnce();
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('closed'))],
    [
      'throws',
      () => {
        throw new Error('closed');
      },
    ],
  ])('rejects with step_up_cancelled if the step-up %s', async (_, onStepUp) => {
    const { adapter, session, readList, mutate, cachedList } = querySession({ phoneNumbers });
    const [first] = await readList();
    adapter.faults = { delete: [fail('step_up_required')] };
    const removing = mutate(removePhoneMutation({ ...session, onStepUp }), { id: first!.id });
    await expect(removing).rejects.toMatchObject({ code: 'step_up_cancelled', cause: { message: 'closed' } });
    expect(adapter.calls).toEqual(['list', 'delete']);
    expect(cachedList()).toHaveLength(2);
  });

  it('rejects unchanged if there is no step-up', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    const [first] = await readList();
    adapter.faults = { delete: [fail('step_up_required')] };
    await expect(mutate(removePhoneMutation(session), { id: first!.id })).rejects.toMatchObject({
      code: 'step_up_required',
    });
  });

  it('is retried after it, whichever operation it is', async () => {
    const { adapter, session, mutate } = querySession({
      phoneNumbers: [
        { id: 'first', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
        { id: 'second', phoneNumber: '+447400123456', reservedForSecondFactor: true },
        { id: 'third', phoneNumber: '+4915123456789' },
        { id: 'unverified', phoneNumber: '+33612345678', verification: null },
      ],
    });
    const onStepUp = vi.fn(async () => {});
    const stepped = { ...session, onStepUp };
    const code = () => new Secret(adapter.inbox.messages.at(-1)!.code);
    const operations: [PhoneOperation, () => Promise<unknown>][] = [
      ['create', () => mutate(addPhoneMutation(stepped), { phoneNumber: '+819012345678' })],
      ['prepareVerification', () => mutate(prepareVerificationMutation(stepped), { id: 'unverified' })],
      ['attemptVerification', () => mutate(verifyPhoneMutation(stepped), { id: 'unverified', code: code() })],
      ['makePrimary', () => mutate(makePrimaryMutation(stepped), { id: 'second' })],
      [
        'setReservedForSecondFactor',
        () => mutate(reserveForSecondFactorMutation(stepped), { id: 'third', reserved: true }),
      ],
      ['makeDefaultSecondFactor', () => mutate(makeDefaultSecondFactorMutation(stepped), { id: 'second' })],
      ['createBackupCodes', () => mutate(createBackupCodesMutation(stepped), undefined)],
      ['delete', () => mutate(removePhoneMutation(stepped), { id: 'third' })],
    ];
    for (const [operation, operate] of operations) {
      adapter.faults = { [operation]: [fail('step_up_required')] };
      await operate();
    }
    expect(onStepUp).toHaveBeenCalledTimes(operations.length);
    expect(adapter.calls).toEqual(operations.flatMap(([operation]) => [operation, operation]));
  });

  it('shares one step-up with another operation', async () => {
    const { adapter, session, readList, mutate } = querySession({ phoneNumbers });
    const [first] = await readList();
    adapter.faults = { delete: [fail('step_up_required')], create: [fail('step_up_required')] };
    let confirm = () => {};
    const onStepUp = vi.fn(() => new Promise<void>((resolve) => void (confirm = resolve)));
    const stepped = { ...session, onStepUp };
    const both = Promise.all([
      mutate(removePhoneMutation(stepped), { id: first!.id }),
      mutate(addPhoneMutation(stepped), { phoneNumber: '+33612345678' }),
    ]);
    await vi.waitFor(() => expect(adapter.calls.slice(1).sort()).toEqual(['create', 'delete']));
    confirm();
    await both;
    expect(onStepUp).toHaveBeenCalledOnce();
  });

  it('calls the step-up separately for each user', async () => {
    const one = querySession({ userId: 'user_1', phoneNumbers });
    const other = querySession({ userId: 'user_2', phoneNumbers }, one.client);
    const onStepUp = vi.fn(async () => {});
    await Promise.all(
      [one, other].map(async ({ adapter, session, readList, mutate }) => {
        const [first] = await readList();
        adapter.faults = { delete: [fail('step_up_required')] };
        await mutate(removePhoneMutation({ ...session, onStepUp }), { id: first!.id });
      }),
    );
    expect(onStepUp).toHaveBeenCalledTimes(2);
  });
});
