import { describe, expect, it } from 'vitest';
import { createPhoneNumber } from '../../../src/core/model.js';
import type {
  PhoneSendRecord,
  PhoneSendFilter,
  SentCode,
  PhoneStore,
  StoredPhoneNumber,
  PhoneStoreTransaction,
} from '../../../src/service/index.js';
import { hold } from '../../../src/testing/index.js';

export interface StoreUnderTest {
  /** Creates an empty one. */
  newStore: () => PhoneStore | Promise<PhoneStore>;
  /** Whether transactions without a common key run at the same time; otherwise one may wait for another. */
  isParallel: boolean;
}

/** What is true of every `PhoneStore`. */
export function describeStore(name: string, { newStore, isParallel }: StoreUnderTest): void {
  describe(`${name} is a PhoneStore that`, () => {
    const storeAfter = async (write: (tx: PhoneStoreTransaction) => Promise<void>) => {
      const store = await newStore();
      await store.transaction(['a'], write);
      return store;
    };

    it('returns everything that was put', async () => {
      const store = await storeAfter(putOneOfEach);
      await store.transaction([], async (tx) => {
        expect(await tx.phoneNumber('phone_1')).toEqual(verified);
        expect(await tx.phoneNumbers(odd)).toEqual([verified]);
        expect(await tx.wrongCodes(odd)).toEqual(wrongCodes);
        expect(await tx.phoneNumberWrongCodes(['hash_1', 'hash_2'])).toEqual([atPhoneNumber]);
        expect(await tx.backupCodes(odd)).toEqual(backupCodes);
        expect(await tx.signIn('sign_in_1')).toEqual(signIn);
        expect(await tx.idempotencyRecord('kept_1')).toEqual(record);
        expect(await nthLastSend(tx, 1, {})).toBe(sendAt(now).sentAt);
      });
    });

    it('returns null, or nothing, for what was never put', async () =>
      expectNothingIn(await storeAfter(async () => {})));

    it('replaces what is put again', async () => {
      const store = await storeAfter(putOneOfEach);
      const changed = { ...verified, ...unverified, userId: odd };
      const changedSignIn = { ...signIn, codes: {} };
      await store.transaction(['a'], async (tx) => {
        await tx.putPhoneNumber(changed);
        await tx.putSendRecord({ ...sendAt(now), outcome: 'refused' });
        await tx.putWrongCodes({ ...wrongCodes, counts: {}, waits: {}, backupCodeSets: [] });
        await tx.putPhoneNumberWrongCodes({ ...atPhoneNumber, count: 4 });
        await tx.putBackupCodes({ ...backupCodes, createdAt: null, codes: [] });
        await tx.putSignIn(changedSignIn);
        await tx.putIdempotencyRecord({ ...record, response: null }, { now, keep: 100 });
      });
      await store.transaction([], async (tx) => {
        expect(await tx.phoneNumbers(odd)).toEqual([changed]);
        expect(await nthLastSend(tx, 1, { outcomes: ['refused'] })).toBe(now);
        expect(await nthLastSend(tx, 2, {})).toBeNull();
        expect(await tx.wrongCodes(odd)).toEqual({ userId: odd, counts: {}, waits: {}, backupCodeSets: [] });
        expect(await tx.phoneNumberWrongCodes(['hash_1'])).toEqual([{ ...atPhoneNumber, count: 4 }]);
        expect(await tx.backupCodes(odd)).toEqual({ userId: odd, createdAt: null, codes: [] });
        expect(await tx.signIn('sign_in_1')).toEqual(changedSignIn);
        expect(await tx.idempotencyRecord('kept_1')).toEqual({ ...record, response: null });
      });
    });

    it('keeps users apart', async () => {
      const store = await storeAfter(async (tx) => {
        await putOneOfEach(tx);
        await tx.putWrongCodes({ ...wrongCodes, userId: 'bob', waits: { backup_code: 7 } });
        await tx.putPhoneNumberWrongCodes({ ...atPhoneNumber, id: 'hash_2' });
        await tx.putBackupCodes({ ...backupCodes, userId: 'bob', codes: [] });
      });
      await store.transaction([], async (tx) => {
        expect(await tx.wrongCodes(odd)).toEqual(wrongCodes);
        expect(await tx.wrongCodes('bob')).toEqual({ ...wrongCodes, userId: 'bob', waits: { backup_code: 7 } });
        expect(await tx.phoneNumberWrongCodes(['hash_2'])).toEqual([{ ...atPhoneNumber, id: 'hash_2' }]);
        expect(await tx.backupCodes(odd)).toEqual(backupCodes);
        expect(await tx.backupCodes('bob')).toEqual({ ...backupCodes, userId: 'bob', codes: [] });
      });
    });

    it('removes only what is removed', async () => {
      const store = await storeAfter(async (tx) => {
        await putOneOfEach(tx);
        await tx.putPhoneNumber({ ...unverified, id: 'phone_2' });
        await tx.putSignIn({ ...signIn, id: 'sign_in_2' });
        for (const id of ['sign_in_3', 'sign_in_4']) await tx.putSignIn({ ...signIn, id, userId: 'bob' });
        await tx.putBackupCodes({ ...backupCodes, userId: 'bob' });
        await tx.removePhoneNumber('phone_1');
        await tx.removeSignIn('sign_in_1');
        await tx.removeSignIns('bob');
        await tx.removeBackupCodes(odd);
      });
      await store.transaction([], async (tx) => {
        expect(await tx.phoneNumber('phone_1')).toBeNull();
        expect(await tx.phoneNumber('phone_2')).not.toBeNull();
        expect(await tx.signIn('sign_in_1')).toBeNull();
        expect(await tx.signIn('sign_in_2')).not.toBeNull();
        expect([await tx.signIn('sign_in_3'), await tx.signIn('sign_in_4')]).toEqual([null, null]);
        expect(await tx.backupCodes(odd)).toBeNull();
        expect(await tx.backupCodes('bob')).not.toBeNull();
        expect(await tx.wrongCodes(odd)).not.toBeNull();
      });
    });

    it('lists a user’s numbers in the order in which they were added, whatever is put again', async () => {
      const ids = ['phone_c', 'phone_a', 'phone_b'];
      const store = await storeAfter(async (tx) => {
        for (const id of ids) await tx.putPhoneNumber({ ...unverified, id });
        await tx.putPhoneNumber({ ...unverified, id: 'phone_of_bob', userId: 'bob' });
        await tx.putPhoneNumber({ ...unverified, id: 'phone_c', updatedAt: now + 1 });
      });
      const list = await store.transaction([], (tx) => tx.phoneNumbers('ada'));
      expect(list.map(({ id }) => id)).toEqual(ids);
    });

    it('finds the verified one of a number that several people have added', async () => {
      const store = await storeAfter(async (tx) => {
        await tx.putPhoneNumber({ ...unverified, id: 'phone_2', userId: 'bob' });
        await tx.putPhoneNumber(verified);
        await tx.putPhoneNumber({ ...unverified, id: 'phone_3', userId: 'eve' });
      });
      const find = () => store.transaction([], (tx) => tx.verifiedPhoneNumber(verified.phoneNumber));
      expect(await find()).toEqual(verified);
      await store.transaction(['a'], (tx) => tx.removePhoneNumber(verified.id));
      expect(await find()).toBeNull();
    });

    it('forgets the hashes of the codes of an erased user, and keeps the sends', async () => {
      await storeAfter(async (tx) => {
        await tx.putSendRecord({ ...sendAt(10), codeHash: 'code_10' });
        await tx.putSendRecord({ ...sendAt(20), userId: 'bob', codeHash: 'code_20' });
        await tx.removeUser('ada', { owners: [], alias: 'deleted_1' });
        const among = [{ userId: 'deleted_1' }, { codeHashes: ['code_10'] }, { codeHashes: ['code_20'] }];
        expect(await tx.nthLastSends(among.map((one) => ({ n: 1, among: one })))).toEqual([10, null, 20]);
      });
    });

    it('finds the nth last of the given sends, in any order of arrival', async () => {
      await storeAfter(async (tx) => {
        for (const at of [30, 10, 20]) await tx.putSendRecord({ ...sendAt(at), codeHash: `code_${at}` });
        await tx.putSendRecord({ ...sendAt(40), outcome: 'refused' });
        await tx.putSendRecord({ ...sendAt(50), userId: 'bob', phoneNumberHash: 'hash_2' });
        await tx.putSendRecord({ ...sendAt(60), outcome: 'unknown', prefix: '+44740012', country: 'GB' });
        await tx.putSendRecord({ ...sendAt(70), purpose: 'sign_in', clientHash: 'client_1', converted: true });
        const expected: [n: number, among: PhoneSendFilter, at: number | null][] = [
          [1, {}, 70],
          [7, {}, 10],
          [8, {}, null],
          [1, { userId: 'bob' }, 50],
          [1, { notUserId: 'ada' }, 50],
          [2, { notUserId: 'ada' }, null],
          [3, { notUserId: 'bob' }, 40],
          [1, { phoneNumberHashes: ['hash_2'], notUserId: 'bob' }, null],
          [1, { userId: 'ada', outcomes: ['sent'], converted: false }, 30],
          [2, { outcomes: ['unknown', 'refused'] }, 40],
          [1, { outcomes: [] }, null],
          [1, { prefix: '+1201555', purpose: 'verification' }, 50],
          [1, { country: 'GB' }, 60],
          [1, { country: 'FR' }, null],
          [2, { phoneNumberHashes: ['hash_2', 'hash_1'], userId: 'bob' }, null],
          [2, { phoneNumberHashes: ['hash_2', 'hash_1'] }, 60],
          [1, { clientHashes: ['client_1'] }, 70],
          [1, { clientHashes: ['client_2', 'client_1'] }, 70],
          [1, { clientHashes: ['client_2'] }, null],
          [1, { purpose: 'sign_in' }, 70],
          [1, { converted: true }, 70],
          [1, { codeHashes: ['code_10'] }, 10],
          [1, { codeHashes: ['code_20', 'code_30'], userId: 'ada' }, 30],
          [1, { codeHashes: ['code_70'] }, null],
          [1, { converted: false }, 60],
          [4, { phoneNumberHashes: ['hash_1'], outcomes: ['sent'], purpose: 'verification' }, null],
        ];
        const found = await tx.nthLastSends(expected.map(([n, among]) => ({ n, among })));
        expect(found).toEqual(expected.map(([, , at]) => at));
      });
    });

    it('removes a send record, and converts those of one user to one number', async () => {
      const store = await storeAfter(async (tx) => {
        for (const at of [10, 20, 30]) await tx.putSendRecord(sendAt(at));
        await tx.putSendRecord({ ...sendAt(40), phoneNumberHash: 'hash_2' });
        await tx.putSendRecord({ ...sendAt(50), userId: 'bob' });
        await tx.removeSendRecord('send_30');
        await tx.convertSendRecords('ada', ['hash_1', 'hash_3']);
      });
      await store.transaction([], async (tx) => {
        expect(await Promise.all([1, 2, 3].map((n) => nthLastSend(tx, n, { converted: true })))).toEqual([
          20,
          10,
          null,
        ]);
        expect(await Promise.all([1, 2, 3].map((n) => nthLastSend(tx, n, { converted: false })))).toEqual([
          50,
          40,
          null,
        ]);
      });
    });

    it('drops what is no longer needed', async () => {
      const store = await newStore();
      for (const at of [1, 50, 101]) {
        await store.transaction(['a'], async (tx) => {
          await tx.putSendRecord(sendAt(at));
          await tx.putSignIn({ ...signIn, id: `sign_in_${at}`, startedAt: at, expireAt: at + 100 });
          await tx.putPhoneNumberWrongCodes({ ...atPhoneNumber, id: `hash_${at}`, updatedAt: at, forgetAt: at + 100 });
          await tx.putIdempotencyRecord(
            { ...record, id: `kept_${at}`, claimedUntil: at, forgetAt: at + 100 },
            { now: at, keep: 1000 },
          );
        });
      }
      await store.transaction([], async (tx) => {
        expect(await Promise.all([1, 2, 3].map((n) => nthLastSend(tx, n, {})))).toEqual([101, 50, null]);
        const signIns = await Promise.all([1, 50, 101].map((at) => tx.signIn(`sign_in_${at}`)));
        expect(signIns.map((found) => found?.startedAt)).toEqual([undefined, 50, 101]);
        const records = await Promise.all([1, 50, 101].map((at) => tx.idempotencyRecord(`kept_${at}`)));
        expect(records.map((found) => found?.claimedUntil)).toEqual([undefined, 50, 101]);
        const counts = await tx.phoneNumberWrongCodes(['hash_1', 'hash_50', 'hash_101']);
        expect(counts.map(({ updatedAt }) => updatedAt).sort((a, b) => a - b)).toEqual([50, 101]);
      });
    });

    it('keeps the last idempotency records of an owner, and all of another one', async () => {
      const store = await newStore();
      const put = (id: string, owner: string, forgetAt: number) =>
        store.transaction(['a'], (tx) => tx.putIdempotencyRecord({ ...record, id, owner, forgetAt }, { now, keep: 3 }));
      await put('of_bob', 'bob', now + 1);
      for (const at of [1, 2, 3, 4, 5, 6, 6]) await put(`kept_${at}`, 'ada', now + at);
      const ids = ['of_bob', ...[1, 2, 3, 4, 5, 6].map((at) => `kept_${at}`)];
      const found = await store.transaction([], (tx) => Promise.all(ids.map((id) => tx.idempotencyRecord(id))));
      expect(found.flatMap((one) => one?.id ?? [])).toEqual(['of_bob', 'kept_4', 'kept_5', 'kept_6']);
    });

    it('keeps fractional and infinite times of a policy', async () => {
      const waits = [now + 0.25, Infinity];
      for (const waitUntil of waits) {
        const store = await storeAfter(async (tx) => {
          await tx.putWrongCodes({ ...wrongCodes, waits: { backup_code: waitUntil } });
          await tx.putPhoneNumberWrongCodes({ ...atPhoneNumber, waitUntil });
        });
        const found = await store.transaction([], async (tx) => [
          (await tx.wrongCodes(odd))?.waits.backup_code,
          (await tx.phoneNumberWrongCodes(['hash_1']))[0]?.waitUntil,
        ]);
        for (const wait of found) {
          expect(wait).toBeGreaterThanOrEqual(Math.min(waitUntil, Number.MAX_SAFE_INTEGER));
          if (waitUntil !== Infinity) expect(wait).toBeLessThan(waitUntil + 1);
        }
      }
    });

    it('resolves with the result of the transaction, and rejects with its error', async () => {
      const store = await newStore();
      const thrown = new Error('no');
      for (const keys of [[], ['a']]) {
        expect(await store.transaction(keys, async () => 'yes')).toBe('yes');
        await expect(store.transaction(keys, () => Promise.reject(thrown))).rejects.toBe(thrown);
      }
    });

    it('rolls back a failed transaction', async () => {
      const store = await newStore();
      const failing = store.transaction(['a'], async (tx) => {
        await putOneOfEach(tx);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await expectNothingIn(store);
    });

    it('restores what a failed transaction removed or replaced', async () => {
      const store = await storeAfter(putOneOfEach);
      const failing = store.transaction(['a'], async (tx) => {
        await tx.putWrongCodes({ ...wrongCodes, counts: {} });
        await tx.removePhoneNumber('phone_1');
        await tx.removeSignIn('sign_in_1');
        await tx.removeBackupCodes(odd);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      await store.transaction([], async (tx) => {
        expect(await tx.wrongCodes(odd)).toEqual(wrongCodes);
        expect(await tx.phoneNumber('phone_1')).toEqual(verified);
        expect(await tx.signIn('sign_in_1')).toEqual(signIn);
        expect(await tx.backupCodes(odd)).toEqual(backupCodes);
      });
    });

    it('shows uncommitted writes only to their transaction', async () => {
      const store = await newStore();
      const held = hold();
      const failing = store.transaction(['a'], async (tx) => {
        await tx.putSendRecord(sendAt(1));
        expect(await nthLastSend(tx, 1, {})).toBe(1);
        await held.until();
        throw new Error('no');
      });
      await expect.poll(() => held.waiting).toBe(1);
      const seen = store.transaction([], (tx) => nthLastSend(tx, 1, {}));
      // A store with one connection responds only afterwards, when everything was rolled back.
      if (isParallel) expect(await seen).toBeNull();
      held.release();
      await expect(failing).rejects.toThrow('no');
      expect(await seen).toBeNull();
    });

    it('rejects a write if no key is held', async () => {
      const store = await newStore();
      const writes: ((tx: PhoneStoreTransaction) => Promise<void>)[] = [
        (tx) => tx.putPhoneNumber(verified),
        (tx) => tx.removePhoneNumber(verified.id),
        (tx) => tx.putSendRecord(sendAt(now)),
        (tx) => tx.removeSendRecord('send_1'),
        (tx) => tx.convertSendRecords('ada', ['hash_1']),
        (tx) => tx.putWrongCodes(wrongCodes),
        (tx) => tx.putPhoneNumberWrongCodes(atPhoneNumber),
        (tx) => tx.putBackupCodes(backupCodes),
        (tx) => tx.removeBackupCodes(odd),
        (tx) => tx.putSignIn(signIn),
        (tx) => tx.removeSignIn(signIn.id),
        (tx) => tx.removeSignIns(odd),
        (tx) => tx.putIdempotencyRecord(record, { now, keep: 100 }),
      ];
      for (const write of writes) await expect(store.transaction([], write)).rejects.toThrow('without keys');
      await expectNothingIn(store);
    });

    it('runs transactions with the same key in sequence, even after one that failed', async () => {
      const store = await newStore();
      const order: string[] = [];
      const step = (name: string, keys: string[], fails = false) =>
        store.transaction(keys, async () => {
          order.push(`${name} starts`);
          await new Promise((resolve) => setTimeout(resolve, 5));
          order.push(`${name} ends`);
          if (fails) throw new Error(name);
        });
      await Promise.allSettled([step('one', ['a', 'c'], true), step('two', ['b', 'a']), step('three', ['c', 'b'])]);
      expect(order.filter((_, at) => at % 2 === 0).map((start) => start.replace('starts', 'ends'))).toEqual(
        order.filter((_, at) => at % 2 === 1),
      );
      expect(order).toHaveLength(6);
    });

    it('loses no update of concurrent transactions', async () => {
      const store = await newStore();
      const countOne = () =>
        store.transaction(['user:ada'], async (tx) => {
          const before = (await tx.wrongCodes('ada'))?.counts.tries ?? 0;
          await tx.putWrongCodes({ userId: 'ada', counts: { tries: before + 1 }, waits: {}, backupCodeSets: [] });
        });
      await Promise.all(Array.from({ length: 30 }, countOne));
      expect((await store.transaction([], (tx) => tx.wrongCodes('ada')))?.counts.tries).toBe(30);
    });

    it('does not deadlock, in any order of keys', async () => {
      const store = await newStore();
      const keys = ['user:ada', 'user:bob', 'phone_number:+12015550123', 'sends', 'user:ada', `user:${odd}`];
      const rotated = keys.map((_, at) => [...keys.slice(at), ...keys.slice(0, at)]);
      const orders = [...rotated, ...rotated.map((order) => order.toReversed())];
      const all = orders.map((order, at) => store.transaction(order, async () => at));
      expect(await Promise.all(all)).toEqual(orders.map((_, at) => at));
    });

    it('runs transactions without a common key concurrently, if it can', async () => {
      const store = await newStore();
      const [held, order] = [hold(), [] as string[]];
      const first = store.transaction(['a', 'b'], () => held.until().then(() => void order.push('first')));
      await expect.poll(() => held.waiting).toBe(1);
      const second = store.transaction(['c', 'd'], async () => void order.push('second'));
      if (isParallel) await second;
      held.release();
      await Promise.all([first, second]);
      expect(order).toEqual(isParallel ? ['second', 'first'] : ['first', 'second']);
    });
  });
}

async function putOneOfEach(tx: PhoneStoreTransaction): Promise<void> {
  await tx.putPhoneNumber(verified);
  await tx.putSendRecord(sendAt(now));
  await tx.putWrongCodes(wrongCodes);
  await tx.putPhoneNumberWrongCodes(atPhoneNumber);
  await tx.putBackupCodes(backupCodes);
  await tx.putSignIn(signIn);
  await tx.putIdempotencyRecord(record, { now, keep: 100 });
}

async function expectNothingIn(store: PhoneStore): Promise<void> {
  await store.transaction([], async (tx) => {
    expect(await tx.phoneNumbers(odd)).toEqual([]);
    expect(await tx.phoneNumber('phone_1')).toBeNull();
    expect(await tx.verifiedPhoneNumber(verified.phoneNumber)).toBeNull();
    expect(await nthLastSend(tx, 1, {})).toBeNull();
    expect(await tx.wrongCodes(odd)).toBeNull();
    expect(await tx.phoneNumberWrongCodes(['hash_1'])).toEqual([]);
    expect(await tx.backupCodes(odd)).toBeNull();
    expect(await tx.signIn('sign_in_1')).toBeNull();
    expect(await tx.idempotencyRecord('kept_1')).toBeNull();
  });
}

async function nthLastSend(
  tx: PhoneStoreTransaction,
  n: number,
  among: PhoneSendFilter,
): Promise<number | null | undefined> {
  return (await tx.nthLastSends([{ n, among }]))[0];
}

/** A user's id is any string that the app returns. */
const odd = `O'Brien, "Ünï" {\\} $1 --%`;
const now = Date.UTC(2030, 0, 1);

const verified: StoredPhoneNumber = {
  ...createPhoneNumber('phone_1', '+12015550123', {
    reservedForSecondFactor: true,
    defaultSecondFactor: true,
    createdAt: now,
    linkedTo: [{ id: 'idn_1', type: `o'auth "google"` }],
    primary: true,
  }),
  userId: odd,
  verification: { status: 'verified', strategy: 'phone_code', channel: 'whatsapp', attempts: 2, expireAt: null },
  codeHash: null,
  earlier: [{ codeHash: 'cd', expireAt: now, attempts: 1 }],
  updatedAt: now + 1,
};

const unverified = {
  ...verified,
  userId: 'ada',
  verification: {
    status: 'unverified',
    strategy: 'phone_code',
    channel: 'sms',
    attempts: null,
    expireAt: now + 600_000,
  },
  codeHash: 'ab'.repeat(32),
  reservedForSecondFactor: false,
  defaultSecondFactor: false,
  createdAt: null,
  updatedAt: null,
  linkedTo: [],
  primary: false,
} as const satisfies StoredPhoneNumber;

const sentCode: SentCode = { verification: unverified.verification, codeHash: 'cd'.repeat(32), updatedAt: now };
const wrongCodes = {
  userId: odd,
  counts: { 'verification:ab': 3, backup_code: 1 },
  waits: { verification: now + 30_000 },
  backupCodeSets: [now - 1, now],
};
const atPhoneNumber = { id: 'hash_1', count: 3, waitUntil: now + 30_000, updatedAt: now, forgetAt: now + 86_400_000 };
const backupCodes = {
  userId: odd,
  createdAt: now,
  codes: [
    { salt: 'salt', iterations: 600_000, hash: 'aa' },
    { salt: 'salt', iterations: 600_000, hash: 'bb' },
  ],
};
const signIn = { id: 'sign_in_1', userId: odd, startedAt: now, expireAt: now + 900_000, codes: { phone_1: sentCode } };
const record = {
  id: 'kept_1',
  owner: 'owner of kept_1',
  request: 'ef',
  response: '{"a":"\\"\\u0000"}',
  claimedUntil: now,
  forgetAt: now + 86_400_000,
};

function sendAt(sentAt: number): PhoneSendRecord {
  return {
    id: `send_${sentAt}`,
    userId: 'ada',
    phoneNumberHash: 'hash_1',
    prefix: '+1201555',
    country: 'US',
    clientHash: null,
    codeHash: null,
    purpose: 'verification',
    sentAt,
    outcome: 'sent',
    converted: false,
    forgetAt: sentAt + 100,
  };
}
