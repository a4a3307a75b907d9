import { describe, expect, it } from 'vitest';
import type { PhoneNumber } from '../../src/core/model.js';
import { memoryStore, type PhoneStore } from '../../src/service/index.js';
import { keyedStore } from '../support/store/keyed-store.js';
import { ada, bob, lastCode, numbers, phoneService, refusal } from '../support/phone-service.js';
import { interruptedStore } from '../support/store/interrupted-store.js';

const [american, british, german] = numbers;

describe('a number that another person has verified', () => {
  it('is added and sent to as if it were free', async () => {
    const service = phoneService();
    await service.verify(bob, american);
    const results: PhoneNumber[] = [];
    const lookups: number[] = [];
    for (const phoneNumber of [american, british]) {
      const created = await service.create(ada, { phoneNumber });
      const prepared = await service.prepareVerification(ada, { id: created.id });
      results.push({ ...prepared, id: '', phoneNumber: '' });
      lookups.push(service.sent.length);
      expect(service.sent.at(-1)).toMatchObject({ to: phoneNumber });
    }
    expect(results[0]).toEqual(results[1]);
    expect(lookups).toEqual([2, 3]);
  });

  it.each([
    ['refuse', american, british],
    ['move', american, british],
    // Two numbers of one phone.
    ['refuse', '+5491123456789', '+5491198765432'],
    ['move', '+541123456789', '+541198765432'],
  ] as const)(
    'causes the same store calls as a free one until it is proved, to %s %s',
    async (takenNumber, taken, free) => {
      const { store, reads } = countingStore();
      const service = phoneService({ store, policy: { takenNumber } });
      await service.verify(bob, taken);
      const counts: string[][] = [];
      for (const phoneNumber of [taken, free]) {
        reads.length = 0;
        const { id } = await service.sendTo(ada, phoneNumber);
        await refusal(service.attemptVerification(ada, { id, code: '' }));
        counts.push([...reads]);
      }
      expect(counts[0]).toEqual(counts[1]);
    },
  );

  it('rejects wrong codes like a free one', async () => {
    const service = phoneService();
    await service.verify(bob, american);
    const { id } = await service.sendTo(ada, american);
    expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({
      code: 'incorrect_code',
      attemptsLeft: 4,
    });
  });

  it('rejects with phone_number_taken for the right code, and stays with its owner', async () => {
    const service = phoneService();
    await service.verify(bob, american);
    const { id, code } = await service.sendTo(ada, american);
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({
      code: 'phone_number_taken',
      field: 'phoneNumber',
    });
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'unverified', attempts: 0 } }]);
    expect(await service.list(bob)).toMatchObject([{ verification: { status: 'verified' } }]);
  });

  it('belongs to the first of two concurrent verifications', async () => {
    const service = phoneService();
    const users = ['a', 'b', 'c', 'd'];
    const codes = await Promise.all(users.map((user) => service.create(user, { phoneNumber: american })));
    const sent: string[] = [];
    for (const [at, user] of users.entries()) {
      await service.prepareVerification(user, { id: codes[at]?.id ?? '' });
      sent.push(lastCode(service.sent));
    }
    const outcomes = await Promise.allSettled(
      users.map((user, at) => service.attemptVerification(user, { id: codes[at]?.id ?? '', code: sent[at] ?? '' })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'phone_number_taken' });
    }
  });

  it('does not block others while it is only added', async () => {
    const service = phoneService();
    await service.sendTo(bob, american);
    await service.verify(ada, american);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'verified' } }]);
  });
});

describe('takenNumber: move', () => {
  it('moves the number from the other person, whose next number becomes primary', async () => {
    const service = phoneService({ policy: { takenNumber: 'move' } });
    const lost = await service.verify(bob, american);
    const kept = await service.verify(bob, british);
    service.events.length = 0;
    const id = await service.verify(ada, american);
    expect(await service.list(ada)).toMatchObject([{ id, primary: true, verification: { status: 'verified' } }]);
    expect(await service.list(bob)).toMatchObject([{ id: kept, primary: true }]);
    expect(service.events.map(({ type, userId, phoneNumberId }) => [type, userId, phoneNumberId])).toEqual([
      ['added', ada, id],
      ['code_sent', ada, id],
      ['moved', bob, lost],
      ['made_primary', bob, kept],
      ['verified', ada, id],
      ['made_primary', ada, id],
    ]);
  });

  it('waits for pending operations of the other person', async () => {
    const { store, locked } = countingStore();
    const service = phoneService({ store, policy: { takenNumber: 'move' } });
    await service.verify(bob, american);
    const { id, code } = await service.sendTo(ada, american);
    locked.length = 0;
    await service.attemptVerification(ada, { id, code });
    expect(locked.at(-1)).toEqual(expect.arrayContaining(['user:ada', 'user:bob', `phone_number:${american}`]));
  });

  it('restarts if the number changed its owner between read and lock', async () => {
    const plain = keyedStore();
    const { store, meanwhile } = interruptedStore(plain);
    const service = phoneService({ store, policy: { takenNumber: 'move' } });
    await service.verify(bob, american);
    const eve = await service.sendTo('eve', american);
    const { id, code } = await service.sendTo(ada, american);
    meanwhile(() => service.attemptVerification('eve', eve));
    await service.attemptVerification(ada, { id, code });
    expect(plain.locked.filter((keys) => keys.includes('user:ada')).at(-1)).toContain('user:eve');
    expect(await service.list('eve')).toEqual([]);
    expect(await service.list(bob)).toEqual([]);
    expect(await service.list(ada)).toMatchObject([{ verification: { status: 'verified' } }]);
  });

  it('rejects a wrong code and moves nothing', async () => {
    const service = phoneService({ policy: { takenNumber: 'move' } });
    await service.verify(bob, german);
    const { id } = await service.sendTo(ada, german);
    expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({ code: 'incorrect_code' });
    expect(await service.list(bob)).toMatchObject([{ verification: { status: 'verified' } }]);
  });
});

/** A store that records its reads. */
function countingStore(): { store: PhoneStore; reads: string[]; locked: (readonly string[])[] } {
  const plain = memoryStore();
  const reads: string[] = [];
  const locked: (readonly string[])[] = [];
  const store: PhoneStore = {
    transaction(keys, run) {
      locked.push(keys);
      reads.push(`lock ${keys.length}`);
      return plain.transaction(keys, (tx) =>
        run(
          new Proxy(tx, {
            get(target, name, receiver) {
              reads.push(String(name));
              return Reflect.get(target, name, receiver);
            },
          }),
        ),
      );
    },
  };
  return { store, reads, locked };
}
