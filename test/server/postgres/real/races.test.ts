import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PhoneError } from '../../../../src/core/errors.js';
import type { OutgoingPhoneMessage, PhoneService } from '../../../../src/service/index.js';
import { testPatience } from '../../../support/patience.mjs';
import { lastCode, wrongCodeFor } from '../../../support/phone-service.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { startProcesses, type ServiceProcess, type World } from '../../../support/postgres/service-processes.js';

// Each test runs 4 processes with 50 callers each, all at the same time. Expectations count the results of the callers,
// the messages that the processes report, and the rows.

const number = '+12015550123';
const [ada, callers] = ['ada', 50];
/** In seconds: on a busy machine 200 calls take longer than the default wait for another code. */
const longerThanATest = testPatience / 1000;
const { connect, newSchema } = storesOnServer();
const messages: (OutgoingPhoneMessage & { schema: string })[] = [];
let processes: readonly ServiceProcess[] = [];

beforeAll(async () => {
  processes = await startProcesses(4, (schema, message) => void messages.push({ schema, ...message }));
});
afterAll(() => Promise.all(processes.map((one) => one.kill())));

describe('four processes on one PostgreSQL', () => {
  it('accept five wrong attempts for a code, and count each', async () => {
    const { service, rows, ...world } = await newWorld();
    const { id, code } = await world.sendTo(ada, number);
    const outcomes = await world.atOnce((service) =>
      service.attemptVerification(ada, { id, code: wrongCodeFor(code) }),
    );
    expect(countOutcomes(outcomes)).toEqual({
      'incorrect_code, 4 left': 1,
      'incorrect_code, 3 left': 1,
      'incorrect_code, 2 left': 1,
      'incorrect_code, 1 left': 1,
      'too_many_attempts, 0 left': 196,
    });
    await expect(service.attemptVerification(ada, { id, code })).rejects.toMatchObject({ code: 'too_many_attempts' });
    expect(await rows('select verification_status, verification_attempts, code_hash from phone_numbers')).toEqual([
      { verification_status: 'failed', verification_attempts: 5, code_hash: null },
    ]);
    expect(await wrongCodesIn(rows)).toEqual([5]);
  });

  it('accept a right code once', async () => {
    const { rows, ...world } = await newWorld();
    const { id, code } = await world.sendTo(ada, number);
    const outcomes = await world.atOnce((service) => service.attemptVerification(ada, { id, code }));
    expect(countOutcomes(outcomes)).toEqual({ done: 1, already_verified: 199 });
    expect(await rows('select verification_status, is_primary from phone_numbers')).toEqual([
      { verification_status: 'verified', is_primary: true },
    ]);
  });

  it('accept a right code among wrong ones before the fifth of these, or never', async () => {
    const { rows, ...world } = await newWorld();
    const users = Array.from({ length: 10 }, (_, at) => ({ user: `user_${at}`, phoneNumber: `+1201555${1000 + at}` }));
    const sent = await Promise.all(
      users.map(async ({ user, phoneNumber }) => ({ user, ...(await world.sendTo(user, phoneNumber)) })),
    );
    const outcomes = await world.atOnce((service, at) => {
      const { user, id, code } = sent[at % 10] ?? { user: '', id: '', code: '' };
      return service.attemptVerification(user, { id, code: at % 3 === 0 ? code : wrongCodeFor(code) });
    });
    const ends = await rows<{ status: string; attempts: number }>(
      'select verification_status as status, verification_attempts as attempts from phone_numbers',
    );
    for (const { status, attempts } of ends)
      expect([status, attempts <= 4]).toEqual(attempts === 5 ? ['failed', false] : ['verified', true]);
    expect(ends).toHaveLength(10);
    const { done = 0, ...refused } = countOutcomes(outcomes);
    expect(done).toBe(ends.filter(({ status }) => status === 'verified').length);
    const wrong = Object.entries(refused).filter(([name]) => name.startsWith('incorrect_code'));
    expect(wrong.reduce((sum, [, count]) => sum + count, 0)).toBe(
      ends.reduce((sum, { attempts }) => sum + Math.min(4, attempts), 0),
    );
  });

  it.each([
    {
      what: 'five messages to a number, whoever asks',
      userOf: (at: number) => `user_${at}`,
      numberOf: () => number,
      policy: {},
      cap: 5,
    },
    {
      what: 'five messages for a user, whatever the number',
      userOf: () => ada,
      numberOf: (at: number) => `+1201555${1000 + at}`,
      policy: { maxPhoneNumbers: null },
      cap: 5,
    },
    {
      what: 'one message to a number of a user',
      userOf: () => ada,
      numberOf: () => number,
      policy: { resendCooldown: longerThanATest },
      cap: 1,
    },
    {
      what: 'as many in all as the policy says',
      userOf: (at: number) => `user_${at}`,
      numberOf: (at: number) => `+1201555${1000 + at}`,
      policy: { sendsInAll: { max: 17, window: longerThanATest }, signInShare: 0 },
      cap: 17,
    },
    {
      what: 'as many to one block of numbers as the policy says',
      userOf: (at: number) => `user_${at}`,
      numberOf: (at: number) => `+1201555${1000 + at}`,
      policy: { sendsPerPrefix: { max: 13, window: longerThanATest } },
      cap: 13,
    },
    {
      what: 'as many for one client as the policy says',
      userOf: (at: number) => `user_${at}`,
      numberOf: (at: number) => `+1201555${1000 + at}`,
      policy: { sendsPerClient: { max: 11, window: 60 }, sendsPerPrefix: null },
      clientKey: '192.0.2.1',
      cap: 11,
    },
  ])('send $what', async ({ userOf, numberOf, policy, clientKey, cap }) => {
    const { rows, sent, ...world } = await newWorld(policy);
    const outcomes = await world.atOnce(async (service, at) => {
      const { id } = await service.create(userOf(at), { phoneNumber: numberOf(at) });
      return service.prepareVerification(userOf(at), { id, clientKey });
    });
    expect(countOutcomes(outcomes)).toEqual({ done: cap, rate_limited: 200 - cap });
    expect(await rows('select id from sends order by id')).toEqual(
      sent()
        .map(({ id }) => ({ id }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(sent()).toHaveLength(cap);
  });

  it('break no cooldown, however often it ends', async () => {
    const { rows, sent, ...world } = await newWorld({ resendCooldown: longerThanATest });
    const { id } = await world.sendTo(ada, number);
    for (const round of [2, 3, 4]) {
      const tooSoon = await world.atOnce((service) => service.prepareVerification(ada, { id }));
      expect(countOutcomes(tooSoon)).toEqual({ rate_limited: 200 });
      for (const one of processes) one.pass(longerThanATest);
      const outcomes = await world.atOnce((service) => service.prepareVerification(ada, { id }));
      expect(countOutcomes(outcomes)).toEqual({ done: 1, rate_limited: 199 });
      expect(sent()).toHaveLength(round);
    }
    const gaps = await rows<{ gap: string }>(
      'select sent_at - lag(sent_at) over (order by sent_at) as gap from sends offset 1',
    );
    expect(gaps.filter(({ gap }) => Number(gap) < longerThanATest * 1000)).toEqual([]);
    expect(gaps).toHaveLength(3);
  });

  it('allow ten numbers for a user', async () => {
    const { rows, ...world } = await newWorld();
    const outcomes = await world.atOnce((service, at) =>
      service.create(ada, { phoneNumber: `+1201555${1000 + (at % 100)}` }),
    );
    expect(
      await rows('select count(*)::int, count(distinct phone_number)::int as different from phone_numbers'),
    ).toEqual([{ count: 10, different: 10 }]);
    expect(countOutcomes(outcomes).too_many_phone_numbers).toBe(180);
  });

  it.each(['refuse', 'move'] as const)('verify a number for one user, if takenNumber is %s', async (takenNumber) => {
    const { rows, ...world } = await newWorld({ takenNumber, sendsPerPhoneNumber: { max: 200, window: 600 } });
    const sent: { user: string; id: string; code: string }[] = [];
    for (let at = 0; at < 20; at++) sent.push({ user: `user_${at}`, ...(await world.sendTo(`user_${at}`, number)) });
    const outcomes = await world.atOnce((service, at) => {
      const { user, id, code } = sent[at % 20] ?? { user: '', id: '', code: '' };
      return service.attemptVerification(user, { id, code });
    });
    expect(countOutcomes(outcomes).done).toBe(takenNumber === 'refuse' ? 1 : 20);
    expect(await rows(`select count(*)::int from phone_numbers where verification_status = 'verified'`)).toEqual([
      { count: 1 },
    ]);
    expect(await rows(`select count(*)::int from phone_numbers`)).toEqual([
      { count: takenNumber === 'refuse' ? 20 : 1 },
    ]);
  });

  it('move, reserve and remove a number at once, and never take a second factor from its owner', async () => {
    const { service, rows, ...world } = await newWorld({ takenNumber: 'move', backupCodeIterations: 1 });
    const numbers = Array.from({ length: 40 }, (_, at) => `+1202${2_000_000 + at * 10_000}`);
    const races = await Promise.all(
      numbers.map(async (phoneNumber, at) => {
        const owner = { user: `owner_${at}`, ...(await world.sendTo(`owner_${at}`, phoneNumber)) };
        await service.attemptVerification(owner.user, owner);
        return { owner, thief: { user: `thief_${at}`, ...(await world.sendTo(`thief_${at}`, phoneNumber)) } };
      }),
    );
    const outcomes = await world.atOnce(async (service, at) => {
      const { owner, thief } = races[at % 40] ?? fail();
      const act = Math.floor(at / 40);
      if (act === 0) return service.attemptVerification(thief.user, thief);
      // Half of the owners remove the number, too.
      if (act === 1 && at % 2 === 0) return service.delete(owner.user, owner);
      return service.setReservedForSecondFactor(owner.user, { id: owner.id, reserved: true });
    });
    const left = await rows<{ user_id: string; phone_number: string; reserved: boolean; is_default: boolean }>(
      `select user_id, phone_number, reserved_for_second_factor as reserved, default_second_factor as is_default
        from phone_numbers where verification_status = 'verified'`,
    );
    expect(new Set(left.map(({ phone_number: number }) => number)).size).toBe(left.length);
    for (const [at, phoneNumber] of numbers.entries()) {
      const owned = left.find((row) => row.phone_number === phoneNumber);
      const [moved, removed, ...reserved] = [0, 1, 2, 3, 4].map(
        (act) => outcomes[act * 40 + at]?.status === 'fulfilled',
      );
      const isReserved = reserved.includes(true) || (at % 2 === 1 && removed === true);
      const isRemoved = at % 2 === 0 && removed === true;
      const what = JSON.stringify({ moved, isRemoved, isReserved, owned });
      // It is the thief's if they verified it; once it was reserved, it stays unless its owner removes it.
      if (owned?.user_id === `thief_${at}`) expect([moved, isReserved && !isRemoved], what).toEqual([true, false]);
      if (owned?.user_id === `owner_${at}`)
        expect([moved, isRemoved, owned.reserved], what).toEqual([false, false, true]);
      if (owned === undefined) expect([moved, isRemoved], what).toEqual([false, true]);
      expect(owned?.is_default ?? false).toBe(owned?.reserved ?? false);
    }
    // No backup codes and no sign-in without a second factor.
    const reservedUsers = left.filter(({ reserved }) => reserved).map(({ user_id: user }) => user);
    const withCodes = await rows<{ user_id: string }>('select user_id from backup_codes');
    expect(withCodes.map(({ user_id: user }) => user).sort()).toEqual(reservedUsers.sort());
  });

  it('verify a phone with two numbers for one user', async () => {
    const spellings = ['+5491123456789', '+541123456789'] as const;
    for (const takenNumber of ['refuse', 'move'] as const) {
      const { rows, ...world } = await newWorld({ takenNumber, sendsPerPhoneNumber: { max: 200, window: 600 } });
      const sent: { user: string; id: string; code: string }[] = [];
      for (let at = 0; at < 20; at++)
        sent.push({ user: `user_${at}`, ...(await world.sendTo(`user_${at}`, spellings[at % 2] ?? '')) });
      await world.atOnce((service, at) => {
        const { user, id, code } = sent[at % 20] ?? fail();
        return service.attemptVerification(user, { id, code });
      });
      expect(
        await rows(`select count(*)::int from phone_numbers where verification_status = 'verified'`),
        takenNumber,
      ).toEqual([{ count: 1 }]);
    }
  });

  it('accept the right code of a sign-in once, and five wrong ones', async () => {
    const { service, rows, sent, ...world } = await newWorld({ resendCooldown: 0 });
    const { id } = await world.reserve(ada, number);
    const attempts = [await service.startSecondFactor(ada), await service.startSecondFactor(ada)].map(
      (attempt) => attempt ?? '',
    );
    const [passes = '', fails = ''] = attempts;
    await service.prepareSecondFactor(passes, { id });
    const code = lastCode(sent());
    await service.prepareSecondFactor(fails, { id });
    const wrong = wrongCodeFor(lastCode(sent()));
    const failed = await world.atOnce((service) => service.attemptSecondFactor(fails, { id, code: wrong }));
    expect(countOutcomes(failed)).toMatchObject({ 'incorrect_code, 1 left': 1, 'too_many_attempts, 0 left': 196 });
    const [{ codes } = { codes: {} }] = await rows<{ codes: Record<string, unknown> }>(
      `select codes from sign_ins where codes::text like '%failed%'`,
    );
    expect(codes[id]).toMatchObject({ verification: { attempts: 5 }, codeHash: null });
    expect(await wrongCodesIn(rows)).toEqual([5]);
    const passed = await world.atOnce((service) => service.attemptSecondFactor(passes, { id, code }));
    expect(countOutcomes(passed)).toEqual({ done: 1, unauthenticated: 199 });
    expect(await rows('select count(*)::int from sign_ins')).toEqual([{ count: 1 }]);
  });

  it('accept each of ten backup codes once, over two hundred sign-ins', async () => {
    const { rows, ...world } = await newWorld();
    const { backupCodes } = await world.reserve(ada, number);
    const started = await world.atOnce((service) => service.startSecondFactor(ada));
    const attempts = started.map((outcome) => (outcome.status === 'fulfilled' ? (outcome.value ?? '') : ''));
    const used: string[] = [];
    const outcomes = await world.atOnce(async (service, at) => {
      const code = backupCodes[at % 10] ?? '';
      await untilTaken(() => service.attemptBackupCode(attempts[at] ?? '', { code }));
      used.push(code);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 10, incorrect_code: 190 });
    expect(used.sort()).toEqual([...backupCodes].sort());
    expect(await rows('select codes from backup_codes')).toEqual([{ codes: [] }]);
    expect(await rows('select count(*)::int from sign_ins')).toEqual([{ count: 190 }]);
  });
});

/** Retries, as a client does, while the queue of one user's attempts in a process is full. */
async function untilTaken(ask: () => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      return void (await ask());
    } catch (thrown) {
      if ((thrown as PhoneError).code !== 'network') throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Empty tables that the four processes share. */
async function newWorld(policy: World['policy'] = {}) {
  const schema = await newSchema();
  const pool = connect({ options: `-c search_path="${schema}"` });
  const services = processes.map((one) => one.serviceOn({ schema, policy }));
  const [service] = services;
  if (!service) throw new Error('No process was started.');
  const sent = () => messages.filter((message) => message.schema === schema);
  const world = {
    service,
    sent,
    /** Queries the tables. */
    rows: async <Row>(text: string) => (await pool.query(text)).rows as Row[],
    /** Runs a call for all 200 callers at the same time. */
    atOnce: <Result>(ask: (service: PhoneService, at: number) => Promise<Result>) =>
      Promise.allSettled(
        services.flatMap((one, process) =>
          Array.from({ length: callers }, (_, at) => ask(one, process * callers + at)),
        ),
      ),
    async sendTo(user: string, phoneNumber: string) {
      const { id } = await service.create(user, { phoneNumber });
      await service.prepareVerification(user, { id });
      return {
        id,
        code: lastCode(sent().filter(({ to, purpose }) => to === phoneNumber && purpose === 'verification')),
      };
    },
    async reserve(user: string, phoneNumber: string) {
      const { id, code } = await world.sendTo(user, phoneNumber);
      await service.attemptVerification(user, { id, code });
      const list = await service.setReservedForSecondFactor(user, { id, reserved: true });
      return { id, backupCodes: list.flatMap(({ backupCodes }) => backupCodes ?? []) };
    },
  };
  return world;
}

/** The counts in the table, whose keys are hashes. */
async function wrongCodesIn(rows: <Row>(text: string) => Promise<Row[]>): Promise<number[]> {
  const found = await rows<{ counts: Record<string, number> }>('select counts from wrong_codes');
  expect(JSON.stringify(found)).not.toContain(number.slice(1));
  return found.flatMap(({ counts }) => Object.values(counts));
}

function fail(): never {
  throw new Error('There are as many races as callers.');
}

/** How often each outcome occurred. */
function countOutcomes(outcomes: readonly PromiseSettledResult<unknown>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) {
    const name = outcome.status === 'fulfilled' ? 'done' : nameOf(outcome.reason);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

function nameOf({ code, message, attemptsLeft }: PhoneError): string {
  if (code === 'unknown' || code === undefined) return message;
  return attemptsLeft === null ? code : `${code}, ${attemptsLeft} left`;
}
