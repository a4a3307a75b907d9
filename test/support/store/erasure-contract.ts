import { describe, expect, it } from 'vitest';
import { phoneOperations, type PhoneOperation } from '../../../src/core/adapter.js';
import { requests, toPath } from '../../../src/protocol/requests.js';
import { createPhoneHandler, type PhoneHandler } from '../../../src/server/index.js';
import {
  createPhoneService,
  PhoneSendError,
  type PhoneEvent,
  type PhoneService,
  type PhoneStore,
} from '../../../src/service/index.js';
import { hold } from '../../../src/testing/index.js';
import { describedPaths } from '../http/openapi.js';
import { toRequest, userOf } from '../http/phone-handler.js';
import { ada, bob, lastCode, numbers, refusal, stepsOn } from '../phone-service.js';
import { settableClock, type SettableClock } from '../settable-clock.js';

const [american, british, german] = numbers;

interface UnderTest extends ReturnType<typeof stepsOn> {
  handler: PhoneHandler;
  service: PhoneService;
  clock: SettableClock;
  sent: readonly { code: string }[];
  dump: () => Promise<string>;
}

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

    it('leaves nothing of a user after any operation, nor of their numbers once the limits are over', async () => {
      for (const [name, operate] of Object.entries(operations)) {
        const underTest = await newService();
        const { service, clock, dump, reserve } = underTest;
        await reserve(bob, british);
        const [before, bobs] = [await dump(), await service.exportUser(bob)];
        await operate(underTest);
        const hashes = listHashes(await dump()).filter((hash) => !before.includes(hash));
        await service.deleteUser(ada);
        const left = await dump();
        for (const personal of [`"${ada}"`, american, german]) expect(left, name).not.toContain(personal);
        expect(await service.exportUser(bob), name).toEqual(bobs);
        clock.advance(2 * 86_400);
        await service.purge();
        const later = await dump();
        expect(later, name).toContain(`"${bob}"`);
        expect(
          hashes.filter((hash) => later.includes(hash)),
          name,
        ).toEqual([]);
      }
    });

    it('covers each operation of the service in that', async () => {
      const { service } = await newService();
      const reads = ['policy', 'list', 'backupCodeStatus', 'exportUser', 'deleteUser', 'purge'];
      const covered = Object.keys(operations).filter((name) => name !== 'requests with a key');
      expect([...covered, ...reads].sort()).toEqual(Object.keys(service).sort());
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

/** What Ada does, or what is done to her, by the method of the service that comes last. */
const operations: Record<string, (underTest: UnderTest) => Promise<unknown>> = {
  ...Object.fromEntries(phoneOperations.map((name) => [name, requestAsDescribed(name)])),
  create: ({ service }) => service.create(ada, { phoneNumber: german }),
  async prepareVerification({ service }) {
    const { id } = await service.create(ada, { phoneNumber: german });
    await service.prepareVerification(ada, { id, clientKey: '192.0.2.17' });
  },
  async attemptVerification({ service, sendTo, verify }) {
    await verify(ada, american);
    // Somebody else's number, too, at which her wrong codes count.
    const { id } = await sendTo(ada, british);
    await refusal(service.attemptVerification(ada, { id, code: '' }));
  },
  async makePrimary({ service, verify }) {
    await verify(ada, american);
    await service.makePrimary(ada, { id: await verify(ada, german) });
  },
  setReservedForSecondFactor: ({ reserve }) => reserve(ada, american),
  async makeDefaultSecondFactor({ service, reserve }) {
    await reserve(ada, american);
    await service.makeDefaultSecondFactor(ada, { id: (await reserve(ada, german)).id });
  },
  async createBackupCodes({ service, reserve }) {
    await reserve(ada, american);
    await service.createBackupCodes(ada);
  },
  startSecondFactor: async (underTest) => void (await startOf(underTest)),
  listSecondFactors: async (underTest) => underTest.service.listSecondFactors((await startOf(underTest)).attempt),
  async prepareSecondFactor(underTest) {
    const { attempt, id } = await startOf(underTest);
    await underTest.service.prepareSecondFactor(attempt, { id });
  },
  async attemptSecondFactor(underTest) {
    const { service, sent } = underTest;
    const { attempt, id } = await startOf(underTest);
    await service.prepareSecondFactor(attempt, { id });
    await refusal(service.attemptSecondFactor(attempt, { id, code: '' }));
    await underTest.start(ada);
    await service.attemptSecondFactor(attempt, { id, code: lastCode(sent) });
  },
  async attemptBackupCode(underTest) {
    const { attempt, backupCodes } = await startOf(underTest);
    await refusal(underTest.service.attemptBackupCode(attempt, { code: '' }));
    await underTest.service.attemptBackupCode(attempt, { code: backupCodes[0] ?? '' });
  },
  async unlockVerification({ service, sendTo }) {
    const { id } = await sendTo(ada, american);
    await refusal(service.attemptVerification(ada, { id, code: '' }));
    await service.unlockVerification(ada);
  },
  async endSignIns(underTest) {
    await startOf(underTest);
    await underTest.service.endSignIns(ada);
  },
  async resetSecondFactor(underTest) {
    await startOf(underTest);
    await underTest.service.resetSecondFactor(ada);
  },
  async 'requests with a key'(underTest) {
    const { handler, sent } = underTest;
    const { attempt, id } = await startOf(underTest);
    const post = async (path: string, input: object, key: string) =>
      expect((await handler(toRequest('POST', path, { ...input, key }))).status, path).toBeLessThan(300);
    await post('/phone_numbers', { as: ada, body: { phone_number: german } }, 'k1');
    await post('/backup_codes', { as: ada }, 'k2');
    await post(`/second_factor/${id}/prepare`, { attempt }, 'k3');
    await post(`/second_factor/${id}/attempt`, { attempt, body: { code: lastCode(sent) } }, 'k4');
  },
};

/** Returns what requests an operation for a verified number of hers, with the example of openapi.json. */
function requestAsDescribed(name: PhoneOperation) {
  return async ({ handler, verify }: UnderTest) => {
    const { method, path } = requests[name];
    const operation = describedPaths.find(({ template }) => template === path)?.operations.get(method);
    const body = operation?.requestBody?.content['application/json']?.example as object | undefined;
    return handler(toRequest(method, toPath(name, await verify(ada, american)), { as: ada, body }));
  };
}

/** Ada's first step of a sign-in. */
async function startOf({ reserve, start }: UnderTest) {
  const reserved = await reserve(ada, american);
  return { ...reserved, attempt: await start(ada) };
}

/** HMACs and slow hashes. */
function listHashes(dump: string): readonly string[] {
  return [...new Set(dump.match(/\b[\da-f]{64}\b/g))];
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
