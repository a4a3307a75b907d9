import { describe, expect, it } from 'vitest';
import type { PhoneServiceOptions, PhoneStore } from '../../../src/service/index.js';
import { ada, numbers, phoneService, refusal, type ServiceUnderTest } from '../phone-service.js';

const [american, british] = numbers;
const users = Array.from({ length: 20 }, (_, at) => `user_${at}`);

/** What the service guarantees under any number of concurrent callers, on a store that does not serialize them. */
export function describeManyProcesses(name: string, newStore: () => PhoneStore | Promise<PhoneStore>): void {
  const processes = async (options: Partial<PhoneServiceOptions> = {}): Promise<ServiceUnderTest> =>
    phoneService({ store: await newStore(), ...options });

  describe(`many processes on ${name}`, () => {
    it('send five messages to a number, over all users', async () => {
      const service = await processes();
      await Promise.allSettled(users.map((user) => service.sendTo(user, american)));
      expect(service.sent).toHaveLength(5);
    });

    it('send five messages to a phone with two numbers, and let one user verify it', async () => {
      const service = await processes();
      const spellings = ['+5491123456789', '+541123456789'] as const;
      const numberOf = (at: number) => spellings[at % 2] ?? '';
      await Promise.allSettled(users.map((user, at) => service.sendTo(user, numberOf(at))));
      expect(service.sent).toHaveLength(5);
      const attempts = await Promise.all(
        users.flatMap(async (user) => {
          const [number] = await service.list(user);
          return service.sent.map(({ code }) => ({ user, id: number?.id ?? '', code }));
        }),
      );
      const outcomes = await Promise.allSettled(
        attempts.flat().map(({ user, ...typed }) => service.attemptVerification(user, typed)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('send five messages for a user, whatever the number', async () => {
      const service = await processes({ policy: { maxPhoneNumbers: null } });
      const added = users.map((_, at) => service.create(ada, { phoneNumber: `+1201555${1000 + at}` }));
      await Promise.allSettled((await Promise.all(added)).map(({ id }) => service.prepareVerification(ada, { id })));
      expect(service.sent).toHaveLength(5);
    });

    it('send one message to a number of a user', async () => {
      const service = await processes();
      await Promise.allSettled(users.map(() => service.sendTo(ada, american)));
      expect(service.sent).toHaveLength(1);
    });

    it('send as many in total as the policy says', async () => {
      const service = await processes({ policy: { sendsInAll: { max: 3, window: 60 }, signInShare: 0 } });
      await Promise.allSettled(users.map((user, at) => service.sendTo(user, `+1201555${1000 + at}`)));
      expect(service.sent).toHaveLength(3);
    });

    it('add ten numbers for a user', async () => {
      const service = await processes();
      await Promise.allSettled(users.map((_, at) => service.create(ada, { phoneNumber: `+1201555${1000 + at}` })));
      expect(await service.list(ada)).toHaveLength(10);
    });

    it('accept a right code once', async () => {
      const service = await processes();
      const sent = await service.sendTo(ada, american);
      const outcomes = await Promise.allSettled(users.map(() => service.attemptVerification(ada, sent)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('accept five wrong attempts for each number, and count them all', async () => {
      const service = await processes();
      const sent = [await service.sendTo(ada, american), await service.sendTo(ada, british)];
      const tries = users.flatMap(() =>
        sent.map(({ id }) => refusal(service.attemptVerification(ada, { id, code: '' }))),
      );
      const refused = await Promise.all(tries);
      expect(refused.filter(({ code }) => code === 'incorrect_code')).toHaveLength(8);
      // The tenth in a row starts the first wait.
      expect(refused.filter(({ code, retryAfter }) => code === 'too_many_attempts' && retryAfter === 30)).toHaveLength(
        1,
      );
      for (const { id } of sent) {
        expect(await refusal(service.attemptVerification(ada, { id, code: '' }))).toMatchObject({
          code: 'rate_limited',
        });
      }
    });

    it('verify a number for one user', async () => {
      const service = await processes({ policy: { sendsPerPhoneNumber: { max: 20, window: 600 } } });
      const sent: { user: string; id: string; code: string }[] = [];
      for (const user of users) sent.push({ user, ...(await service.sendTo(user, american)) });
      const outcomes = await Promise.allSettled(
        sent.map(({ user, ...input }) => service.attemptVerification(user, input)),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('move a number to one user after another, and keep each list’s one primary number', async () => {
      const service = await processes({
        policy: { takenNumber: 'move', sendsPerPhoneNumber: { max: 20, window: 600 } },
      });
      const people = users.slice(0, 6);
      const sent: { user: string; id: string; code: string }[] = [];
      for (const [at, user] of people.entries()) {
        sent.push({ user, ...(await service.sendTo(user, american)) });
        await service.verify(user, `+1201555${1000 + at}`);
      }
      const moves = sent.map(({ user, ...input }) => service.attemptVerification(user, input));
      const others = people.map(async (user) => {
        for (const { id, primary } of await service.list(user))
          if (!primary) await service.makePrimary(user, { id }).catch(() => {});
      });
      await Promise.all([...moves, ...others]);
      const lists = await Promise.all(people.map((user) => service.list(user)));
      const holders = lists.filter((list) => list.some(({ phoneNumber }) => phoneNumber === american));
      expect(holders).toHaveLength(1);
      for (const list of lists) expect(list.filter(({ primary }) => primary)).toHaveLength(1);
    });

    it('reserve two first numbers as one default, with one set of backup codes', async () => {
      const service = await processes();
      const ids = [await service.verify(ada, american), await service.verify(ada, british)];
      const results = await Promise.all(
        users.map((_, at) => service.setReservedForSecondFactor(ada, { id: ids[at % 2] ?? '', reserved: true })),
      );
      expect(results.flat().filter(({ backupCodes }) => backupCodes)).toHaveLength(1);
      const list = await service.list(ada);
      expect(list.filter(({ reservedForSecondFactor }) => reservedForSecondFactor)).toHaveLength(2);
      expect(list.filter(({ defaultSecondFactor }) => defaultSecondFactor)).toHaveLength(1);
    });

    it('keep one reserved number if one is required and all are unreserved', async () => {
      const service = await processes({ policy: { secondFactorRequired: true } });
      const reserved = [await service.reserve(ada, american), await service.reserve(ada, british)];
      await Promise.allSettled(
        reserved.flatMap(({ id }) => [
          service.setReservedForSecondFactor(ada, { id, reserved: false }),
          service.delete(ada, { id }),
        ]),
      );
      expect(await service.listSecondFactors(await service.start(ada))).toMatchObject([{ default: true }]);
    });

    it('accept the right code of a sign-in once', async () => {
      const service = await processes();
      const { id } = await service.reserve(ada, american);
      const attemptId = await service.start(ada);
      const code = await service.sendInSignIn(attemptId, id);
      const outcomes = await Promise.allSettled(users.map(() => service.attemptSecondFactor(attemptId, { id, code })));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(service.events.filter(({ type }) => type === 'second_factor_passed')).toHaveLength(1);
    });

    it('accept a backup code once, over twenty sign-ins', async () => {
      const service = await processes({ policy: { waitAfterWrongCodes: () => 0 } });
      const [code = ''] = (await service.reserve(ada, american)).backupCodes;
      const attempts = await Promise.all(users.map(() => service.start(ada)));
      const outcomes = await Promise.allSettled(
        attempts.map((attemptId) => service.attemptBackupCode(attemptId, { code })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(service.events.filter(({ type }) => type === 'backup_code_used')).toHaveLength(1);
    });

    it('count ten wrong codes for each method', async () => {
      const service = await processes({ policy: { wrongCodesPerCode: 100 } });
      const { id } = await service.reserve(ada, american);
      const pending = await service.sendTo(ada, british);
      const attemptId = await service.start(ada);
      await service.prepareSecondFactor(attemptId, { id });
      const refused = await Promise.all(
        users.flatMap(() => [
          refusal(service.attemptVerification(ada, { id: pending.id, code: '' })),
          refusal(service.attemptSecondFactor(attemptId, { id, code: '' })),
          refusal(service.attemptBackupCode(attemptId, { code: '' })),
        ]),
      );
      expect(refused.filter(({ code }) => code === 'incorrect_code')).toHaveLength(30);
      expect(refused.filter(({ code, retryAfter }) => code === 'rate_limited' && retryAfter === 30)).toHaveLength(30);
    });

    it('count the wrong codes for one number over all users', async () => {
      const service = await processes({
        policy: {
          sendsPerPhoneNumber: { max: 200, window: 600 },
          waitAfterWrongCodes: () => 0,
          wrongCodesPerPhoneNumber: { max: 30, window: 600 },
        },
      });
      const sent: { user: string; id: string }[] = [];
      for (const user of users) sent.push({ user, id: (await service.sendTo(user, american)).id });
      const tries = sent.flatMap(({ user, id }) =>
        [1, 2, 3, 4].map(() => refusal(service.attemptVerification(user, { id, code: '' }))),
      );
      const refused = await Promise.all(tries);
      expect(refused.filter(({ code }) => code === 'incorrect_code')).toHaveLength(30);
      expect(refused.filter(({ code, retryAfter }) => code === 'rate_limited' && retryAfter === 600)).toHaveLength(50);
    });

    it('count 300 concurrent backup codes before they compare them', async () => {
      const service = await processes();
      const [code = ''] = (await service.reserve(ada, american)).backupCodes;
      const attemptId = await service.start(ada);
      const attempt = () => refusal(service.attemptBackupCode(attemptId, { code: '' }));
      const refused = await Promise.all(Array.from({ length: 300 }, attempt));
      // Those rejected by the full queue can be tried again.
      const busy = refused.filter(({ code }) => code === 'network').length;
      for (let at = 0; at < busy; at++) refused.push(await attempt());
      expect(refused.filter(({ code }) => code === 'incorrect_code')).toHaveLength(10);
      expect(refused.filter(({ code }) => code === 'rate_limited')).toHaveLength(290);
      service.clock.advance(30);
      expect(await service.attemptBackupCode(attemptId, { code })).toEqual({ userId: ada });
    });
  });
}
