import { describe, expect, it } from 'vitest';
import { createPhoneHandler } from '../../../src/server/index.js';
import { createPhoneService, PhoneSendError, type PhoneEvent, type PhoneStore } from '../../../src/service/index.js';
import { hold } from '../../../src/testing/index.js';
import { toRequest, userOf } from '../http/phone-handler.js';
import { ada, bob, lastCode, numbers, refusal, stepsOn } from '../phone-service.js';
import { settableClock } from '../settable-clock.js';

const [american, british] = numbers;

/** What an operator does with a whole user, over any store. `dump` resolves with its complete contents, as text. */
export function describeErasure(
  name: string,
  newStore: () => Promise<{ store: PhoneStore; dump: () => Promise<string> }>,
): void {
  async function newService() {
    const { store: kept, dump } = await newStore();
    const { store, owners: recordedOwners } = noteOwners(kept);
    const clock = settableClock();
    const sent: { to: string; code: string }[] = [];
    const events: PhoneEvent[] = [];
    const handler = createPhoneHandler({
      store,
      clock,
      sender: { send: async (message) => void sent.push(message) },
      secret: '0123456789abcdef0123456789abcdef',
      authenticate: userOf,
      requireStepUp: () => false,
      onEvent: (event) => void events.push(event),
      completeSignIn: () => new Response(null, { status: 204 }),
      policy: { backupCodeIterations: 1, waitAfterWrongCodes: (count) => (count < 10 ? 0 : 3600) },
    });
    const { service } = handler;
    return { handler, service, clock, sent, events, dump, recordedOwners, ...stepsOn(service, sent as never) };
  }

  describe(`the service on ${name}`, () => {
    it('erases everything of one user, but keeps the limits on messages', async () => {
      const { handler, service, reserve, start, sendTo, events, clock, dump } = await newService();
      await reserve(ada, american);
      await reserve(bob, british);
      const bobs = await service.exportUser(bob);
      await start(ada);
      const add = () =>
        handler(toRequest('POST', '/phone_numbers', { as: ada, key: 'k1', body: { phone_number: numbers[2] } }));
      await add();
      const unproved = (await service.list(ada))[1]?.id ?? '';
      await service.attemptVerification(ada, { id: unproved, code: '1' }).catch(() => undefined);
      clock.advance(30);

      await service.deleteUser(ada);
      expect(events.at(-1)).toMatchObject({ type: 'user_deleted', userId: ada });
      expect(await service.exportUser(ada)).toEqual({
        userId: ada,
        phoneNumbers: [],
        backupCodes: 0,
        wrongCodes: { verification: 0, signIn: 0, backupCode: 0 },
        sends: [],
        signIns: [],
      });
      const left = await dump();
      expect(left).toContain(bob);
      expect(left).not.toContain(`"${ada}"`);
      expect(await service.exportUser(bob)).toEqual(bobs);
      expect(await service.startSecondFactor(ada)).toBeNull();
      expect(await service.startSecondFactor(bob)).not.toBeNull();
      // The same phone again and again, by accounts that come and go.
      let sends = 1;
      for (; sends < 30; sends++) {
        const next = `account ${sends}`;
        const refused = await sendTo(next, american).then(
          () => false,
          () => true,
        );
        await service.deleteUser(next);
        if (refused) break;
      }
      expect(sends).toBeLessThan(12);
      // The response to the old request is gone, so the request is a new one.
      await add();
      expect(await service.list(ada)).toHaveLength(1);
    });

    it.each(['unknown', 'refused', 'unsent'] as const)(
      'keeps nothing of a user who is erased while a message is on its way, which is then %s',
      async (failure) => {
        const { store, dump } = await newStore();
        const held = hold();
        const service = createPhoneService({
          store,
          clock: settableClock(),
          sender: {
            async send() {
              await held.until();
              throw new PhoneSendError('message_not_sent', failure);
            },
          },
          secret: '0123456789abcdef0123456789abcdef',
        });
        const { id } = await service.create(ada, { phoneNumber: american });
        const sending = refusal(service.prepareVerification(ada, { id }));
        await expect.poll(() => held.waiting).toBe(1);
        await service.deleteUser(ada);
        held.release();
        await sending;
        expect(await dump()).not.toContain(`"${ada}"`);
      },
    );

    it('erases the responses of the sign-ins of a user, too', async () => {
      const { handler, service, reserve, start, dump, recordedOwners } = await newService();
      await reserve(ada, american);
      await reserve(bob, british);
      for (const user of [ada, bob]) {
        const attempt = await start(user);
        const body = { code: '1' };
        await handler(toRequest('POST', '/second_factor/attempt_backup_code', { attempt, key: 'k1', body }));
      }
      expect(recordedOwners.size).toBe(2);
      await service.deleteUser(ada);
      const left = await dump();
      expect([...recordedOwners].filter((owner) => left.includes(owner))).toHaveLength(1);
    });

    it('exports everything of a user, without secrets', async () => {
      const { service, reserve, start, sendTo, sent, clock } = await newService();
      const { id } = await reserve(ada, american);
      const attempt = await start(ada);
      await service.prepareSecondFactor(attempt, { id });
      for (let wrong = 0; wrong < 2; wrong++) await refusal(service.attemptSecondFactor(attempt, { id, code: '' }));
      for (let wrong = 0; wrong < 3; wrong++) await refusal(service.attemptBackupCode(attempt, { code: '' }));
      const { id: other } = await sendTo(ada, british);
      await refusal(service.attemptVerification(ada, { id: other, code: '' }));
      const exported = await service.exportUser(ada);
      expect(exported).toMatchObject({
        userId: ada,
        phoneNumbers: [
          { id, phoneNumber: american, reservedForSecondFactor: true },
          { id: other, phoneNumber: british },
        ],
        backupCodes: 10,
        wrongCodes: { verification: 1, signIn: 2, backupCode: 3 },
        signIns: [{ startedAt: clock.now(), expireAt: clock.now() + 900_000 }],
      });
      expect(exported.sends).toHaveLength(3);
      expect(exported.sends).toContainEqual({ purpose: 'sign_in', sentAt: clock.now() });
      expect(JSON.stringify(exported)).not.toContain(lastCode(sent));
      expect(JSON.stringify(exported)).not.toMatch(/hash|salt/i);
    });

    it('purges only what has expired', async () => {
      const { handler, service, reserve, sendTo, start, clock, dump } = await newService();
      await reserve(ada, american);
      await start(ada);
      const { id } = await sendTo(bob, '+12025550198');
      await refusal(service.attemptVerification(bob, { id, code: '' }));
      await handler(toRequest('POST', '/phone_numbers', { as: ada, key: 'k1', body: { phone_number: british } }));
      expect(await service.purge()).toBe(0);
      clock.advance(30 * 86_400);
      // Two messages, a sign-in, a response, and the wrong codes of all users at one number.
      expect(await service.purge()).toBe(5);
      expect(await service.purge()).toBe(0);
      expect(await service.list(ada)).toHaveLength(2);
      expect(await service.exportUser(ada)).toMatchObject({ sends: [], signIns: [], backupCodes: 10 });
      expect((await dump()).split(british.slice(-6))).toHaveLength(2);
    });

    it('ends the sign-ins of a user, after a change of password', async () => {
      const { service, reserve, start, events } = await newService();
      const { id } = await reserve(ada, american);
      await reserve(bob, british);
      const [mine, also, theirs] = [await start(ada), await start(ada), await start(bob)];
      await service.endSignIns(ada);
      for (const attempt of [mine, also])
        expect((await refusal(service.attemptSecondFactor(attempt, { id, code: '1' }))).code).toBe('unauthenticated');
      expect(await service.listSecondFactors(theirs)).toHaveLength(1);
      expect(events.at(-1)).toMatchObject({ type: 'sign_ins_ended', userId: ada });
    });

    it('resets a locked second factor, so that the next one is not locked', async () => {
      const { service, sent, clock, reserve, start, sendTo } = await newService();
      const { id } = await reserve(ada, american);
      const attempt = await start(ada);
      const { id: other } = await sendTo(ada, british);
      await refusal(service.attemptVerification(ada, { id: other, code: '' }));
      for (let wrong = 0; wrong < 10; wrong++) {
        if (wrong % 5 === 0) {
          clock.advance(60);
          await service.prepareSecondFactor(attempt, { id });
        }
        await refusal(service.attemptSecondFactor(attempt, { id, code: '' }));
        await refusal(service.attemptBackupCode(attempt, { code: '' }));
      }
      const waiting = await refusal(service.attemptSecondFactor(attempt, { id, code: '' }));
      expect(waiting.code).toBe('rate_limited');

      await service.resetSecondFactor(ada);
      // Wrong codes while verifying a number are no part of the second factor.
      expect(await service.exportUser(ada)).toMatchObject({
        wrongCodes: { verification: 1, signIn: 0, backupCode: 0 },
      });
      const list = await service.setReservedForSecondFactor(ada, { id, reserved: true });
      const [again, byCode] = [await start(ada), await start(ada)];
      clock.advance(60);
      await service.prepareSecondFactor(again, { id });
      expect(await service.attemptSecondFactor(again, { id, code: lastCode(sent) })).toEqual({ userId: ada });
      const code = list.flatMap((number) => number.backupCodes ?? [])[0] ?? '';
      expect(await service.attemptBackupCode(byCode, { code })).toEqual({ userId: ada });
    });

    it('resets a lost second factor', async () => {
      const { service, reserve, start, events } = await newService();
      const { id, backupCodes } = await reserve(ada, american);
      const attempt = await start(ada);
      await service.resetSecondFactor(ada);
      expect(await service.list(ada)).toMatchObject([
        { id, reservedForSecondFactor: false, defaultSecondFactor: false, primary: true },
      ]);
      expect(await service.startSecondFactor(ada)).toBeNull();
      const late = service.attemptBackupCode(attempt, { code: backupCodes[0] ?? '' });
      expect((await refusal(late)).code).toBe('unauthenticated');
      expect(await service.exportUser(ada)).toMatchObject({ backupCodes: 0 });
      expect(events.slice(-3).map(({ type }) => type)).toEqual([
        'unreserved',
        'backup_codes_voided',
        'second_factor_reset',
      ]);
    });
  });
}

/** Returns the store, and the owners of all idempotency records that were ever stored in it. */
function noteOwners(store: PhoneStore): { store: PhoneStore; owners: ReadonlySet<string> } {
  const owners = new Set<string>();
  return {
    owners,
    store: {
      clock: store.clock,
      transaction: (keys, run) =>
        store.transaction(keys, (tx) =>
          run({
            ...tx,
            putIdempotencyRecord(record, rules) {
              owners.add(record.owner);
              return tx.putIdempotencyRecord(record, rules);
            },
          }),
        ),
    },
  };
}
