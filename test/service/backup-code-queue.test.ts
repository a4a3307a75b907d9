import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStore, type PhoneStore } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal, type ServiceUnderTest } from '../support/phone-service.js';
import { aWhile } from '../support/waiting.js';

const [american, british] = numbers;
const wrong = { code: '7KQ49-XMT2W-PDACE' };

afterEach(() => void vi.restoreAllMocks());

describe('attempts with backup codes', () => {
  it('hold two locks of the store at most', async () => {
    const { store, open, hold } = countOpen(memoryStore());
    const service = phoneService({ store, policy: { sendsPerPrefix: null } });
    const attemptIds = await startForMany(service, 40);
    const goOn = hold();
    const outcomes = attemptIds.map((attemptId) => refusal(service.attemptBackupCode(attemptId, wrong)));
    await vi.waitFor(() => expect(open.now).toBeGreaterThanOrEqual(2));
    await aWhile();
    goOn();
    const refused = await Promise.all(outcomes);
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['incorrect_code']));
    expect(open.most).toBe(2);
  });

  it('at sign-ins that nobody started take no room from those of a user', async () => {
    const { store } = countOpen(memoryStore());
    const service = phoneService({ store });
    const { backupCodes } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    const flood = Array.from({ length: 200 }, (_, at) => refusal(service.attemptBackupCode(`sign_in_${at}`, wrong)));
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
    for (const { code } of await Promise.all(flood)) expect(code).toBe('unauthenticated');
  });

  it('of one user run one after another, although they belong to several sign-ins', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    await service.reserve(bob, british);
    const { hashing, goOn } = holdHashes();
    const outcomes = [ada, ada, ada, bob].map(async (user) =>
      refusal(service.attemptBackupCode(await service.start(user), wrong)),
    );
    await vi.waitFor(() => expect(hashing).toHaveBeenCalledTimes(2));
    // If it had started, the second one of the same user would have been counted.
    expect((await service.exportUser(ada)).wrongCodes.backupCode).toBe(1);
    expect((await service.exportUser(bob)).wrongCodes.backupCode).toBe(1);
    goOn();
    for (const { code } of await Promise.all(outcomes)) expect(code).toBe('incorrect_code');
    expect((await service.exportUser(ada)).wrongCodes.backupCode).toBe(3);
  });

  it('at one sign-in leave room for those of other users', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const { backupCodes } = await service.reserve(bob, british);
    const attemptId = await service.start(ada);
    const flood = Array.from({ length: 300 }, () => refusal(service.attemptBackupCode(attemptId, wrong)));
    const signedIn = service.attemptBackupCode(await service.start(bob), { code: backupCodes[0] ?? '' });
    expect(await signedIn).toEqual({ userId: bob });
    const codes = (await Promise.all(flood)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'incorrect_code')).toHaveLength(10);
    expect(new Set(codes)).toEqual(new Set(['incorrect_code', 'rate_limited', 'network']));
  });

  it('at many sign-ins of one user leave room for those of other users', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const { backupCodes } = await service.reserve(bob, british);
    const attemptIds = await Promise.all(Array.from({ length: 40 }, () => service.start(ada)));
    const { hashing, goOn } = holdHashes();
    const flood = attemptIds.map((attemptId) => refusal(service.attemptBackupCode(attemptId, wrong)));
    await vi.waitFor(() => expect(hashing).toHaveBeenCalledTimes(1));
    const signedIn = service.attemptBackupCode(await service.start(bob), { code: backupCodes[0] ?? '' });
    await vi.waitFor(() => expect(hashing).toHaveBeenCalledTimes(2));
    goOn();
    expect(await signedIn).toEqual({ userId: bob });
    await Promise.all(flood);
  });

  it('are not held up by an app’s function that never returns', async () => {
    const hanging = phoneService({ onEvent: ({ type }) => (type === 'second_factor_refused' ? never : undefined) });
    const attemptIds = await startForMany(hanging, 3);
    for (const attemptId of attemptIds) void hanging.attemptBackupCode(attemptId, wrong);
    const service = phoneService();
    await service.reserve(ada, american);
    expect(await refusal(service.attemptBackupCode(await service.start(ada), wrong))).toMatchObject({
      code: 'incorrect_code',
    });
  });

  it('are not held up by a store that hangs, for longer than a request may take', async () => {
    const store = memoryStore();
    const world = { hangs: false, hung: 0 };
    const hanging: PhoneStore = {
      transaction: (keys, run) => {
        if (!world.hangs) return store.transaction(keys, run);
        world.hung += 1;
        return new Promise(() => {});
      },
    };
    const service = phoneService({ store: hanging, policy: { requestTimeout: 0.05 } });
    const { backupCodes } = await service.reserve(ada, american);
    const attemptIds = [await service.start(ada), await service.start(ada)];
    world.hangs = true;
    for (const attemptId of attemptIds) void service.attemptBackupCode(attemptId, wrong);
    await vi.waitFor(() => expect(world.hung).toBe(2));
    world.hangs = false;
    await vi.waitFor(async () =>
      expect(await service.attemptBackupCode(attemptIds[0] ?? '', { code: backupCodes[0] ?? '' })).toEqual({
        userId: ada,
      }),
    );
  });

  it('beyond the bound are refused without a lock, and with a time to try again', async () => {
    const { store, open } = countOpen(memoryStore());
    const service = phoneService({ store, policy: { sendsPerPrefix: null } });
    const attemptIds = await startForMany(service, 53);
    const { hashing, goOn } = holdHashes();
    const outcomes = attemptIds.slice(0, 52).map((attemptId) => refusal(service.attemptBackupCode(attemptId, wrong)));
    await vi.waitFor(() => expect(hashing).toHaveBeenCalledTimes(2));
    const before = open.started;
    expect(await refusal(service.attemptBackupCode(attemptIds[52] ?? '', wrong))).toMatchObject({
      code: 'network',
      retryAfter: 1,
    });
    expect(open.started).toBe(before);
    goOn();
    for (const { code } of await Promise.all(outcomes)) expect(code).toBe('incorrect_code');
  });
});

describe('new sets of backup codes', () => {
  it('are hashed two at a time, and beyond a bound are refused with a time to try again', async () => {
    const service = phoneService({ policy: { sendsPerPrefix: null } });
    await startForMany(service, 60);
    const { hashing, goOn } = holdHashes();
    const outcomes = Array.from({ length: 60 }, (_, at) => service.createBackupCodes(`user_${at}`));
    expect(await refusal(Promise.race(outcomes))).toMatchObject({ code: 'network', retryAfter: 1 });
    await aWhile();
    expect(hashing).toHaveBeenCalledTimes(2);
    goOn();
    const settled = await Promise.allSettled(outcomes);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(8);
  });

  it('of one user leave room for those of other users', async () => {
    const service = phoneService({ policy: { backupCodeSetsPerUser: { max: 100, window: 3600 } } });
    await service.reserve(ada, american);
    await service.reserve(bob, british);
    const { goOn } = holdHashes();
    const flood = Array.from({ length: 60 }, () => service.createBackupCodes(ada));
    expect(await refusal(Promise.race(flood))).toMatchObject({ code: 'network', retryAfter: 1 });
    const created = service.createBackupCodes(bob);
    goOn();
    expect(await created).toHaveLength(10);
    const settled = await Promise.allSettled(flood);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(21);
  });
});

const never = new Promise<void>(() => {});

/** Starts the second step of this many users. */
async function startForMany(service: ServiceUnderTest, count: number): Promise<readonly string[]> {
  const attemptIds: string[] = [];
  for (let at = 0; at < count; at++) {
    await service.reserve(`user_${at}`, `+1201555${1000 + at}`);
    attemptIds.push(await service.start(`user_${at}`));
  }
  return attemptIds;
}

/**
 * Returns the store, with the maximum number of open transactions with a lock, and how many were started. `hold` keeps
 * them open until the returned function is called.
 */
function countOpen(store: PhoneStore) {
  const open = { now: 0, most: 0, started: 0 };
  let held = Promise.resolve();
  const hold = () => {
    const gate = createGate();
    held = gate.opened;
    return gate.open;
  };
  const counting: PhoneStore = {
    async transaction(keys, run) {
      const counted = keys.length > 0 ? 1 : 0;
      open.started += counted;
      open.most = Math.max(open.most, (open.now += counted));
      try {
        // A database takes time, so that transactions that may overlap do.
        await new Promise((resolve) => setImmediate(resolve));
        if (counted) await held;
        return await store.transaction(keys, run);
      } finally {
        open.now -= counted;
      }
    },
  };
  return { store: counting, open, hold };
}

/** Holds every slow hash. */
function holdHashes() {
  const { opened, open: goOn } = createGate();
  const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
  const hashing = vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (...input) => {
    await opened;
    return derive(...input);
  });
  return { hashing, goOn };
}

/** A promise, and the function that resolves it. */
function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
