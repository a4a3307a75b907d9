import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;

afterEach(() => void vi.restoreAllMocks());

describe('backupCodeStatus', () => {
  it('returns how many codes are left, and when the set was created', async () => {
    const service = phoneService();
    expect(await service.backupCodeStatus(ada)).toEqual({ left: 0, createdAt: null });
    const first = service.clock.now();
    const { id, backupCodes } = await service.reserve(ada, american);
    service.clock.advance(60);
    await service.attemptBackupCode(await service.start(ada), { code: backupCodes[0] ?? '' });
    expect(await service.backupCodeStatus(ada)).toEqual({ left: 9, createdAt: first });
    await service.createBackupCodes(ada);
    expect(await service.backupCodeStatus(ada)).toEqual({ left: 10, createdAt: first + 60_000 });
    expect(await service.backupCodeStatus(bob)).toEqual({ left: 0, createdAt: null });
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    expect(await service.backupCodeStatus(ada)).toEqual({ left: 0, createdAt: null });
  });

  it('rejects if the policy has none', async () => {
    const service = phoneService({ policy: { backupCodes: 0 } });
    expect(await refusal(service.backupCodeStatus(ada))).toMatchObject({ code: 'unsupported' });
  });
});

describe('createBackupCodes', () => {
  it('creates ten, which replace the previous ones', async () => {
    const service = phoneService();
    const { backupCodes } = await service.reserve(ada, american);
    const codes = await service.createBackupCodes(ada);
    expect(new Set([...backupCodes, ...codes]).size).toBe(20);
    const attemptId = await service.start(ada);
    for (const code of backupCodes.slice(0, 3)) {
      expect(await refusal(service.attemptBackupCode(attemptId, { code }))).toMatchObject({ code: 'incorrect_code' });
    }
    expect(await service.attemptBackupCode(attemptId, { code: codes[9] ?? '' })).toEqual({ userId: ada });
  });

  it('creates as many as the policy says', async () => {
    const service = phoneService({ policy: { backupCodes: 3 } });
    expect((await service.reserve(ada, american)).backupCodes).toHaveLength(3);
    expect(await service.createBackupCodes(ada)).toHaveLength(3);
    const sparing = phoneService({ policy: { backupCodes: 1 } });
    await sparing.reserve(ada, american);
    expect(await sparing.createBackupCodes(ada)).toHaveLength(1);
  });

  it('creates none if the policy has none', async () => {
    const service = phoneService({ policy: { backupCodes: 0 } });
    const id = await service.verify(ada, american);
    expect(await service.setReservedForSecondFactor(ada, { id, reserved: true })).toMatchObject([
      { backupCodes: null },
    ]);
    expect(await refusal(service.createBackupCodes(ada))).toMatchObject({ code: 'unsupported' });
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    expect(service.events.map(({ type }) => type).filter((type) => type.startsWith('backup_codes'))).toEqual([]);
  });

  it('requires a second factor', async () => {
    const service = phoneService();
    await service.verify(ada, american);
    await service.reserve(bob, british);
    expect(await refusal(service.createBackupCodes(ada))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Reserve a number first'),
    });
    expect(await refusal(service.createBackupCodes(''))).toMatchObject({ code: 'unauthenticated' });
  });

  it('leaves one valid set after concurrent requests', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const sets = await Promise.all([1, 2, 3, 4].map(() => service.createBackupCodes(ada)));
    const signedIn: number[] = [];
    for (const [at, [code = '']] of sets.entries()) {
      const attemptId = await service.start(ada);
      await service.attemptBackupCode(attemptId, { code }).then(
        () => signedIn.push(at),
        () => {},
      );
    }
    expect(signedIn).toHaveLength(1);
  });
});

describe('backup codes', () => {
  it('are stored as PBKDF2-HMAC-SHA-256 with a salt each, and never in plain', async () => {
    const store = memoryStore();
    const service = phoneService({ store, policy: { backupCodeIterations: 1000 } });
    const { backupCodes } = await service.reserve(ada, american);
    const stored = await store.transaction([], (tx) => tx.backupCodes(ada));
    const hashed = {
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      iterations: 1000,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    };
    expect(stored).toEqual({ userId: ada, createdAt: service.clock.now(), codes: backupCodes.map(() => hashed) });
    expect(new Set(stored?.codes.map(({ salt }) => salt)).size).toBe(10);
    for (const code of backupCodes) expect(JSON.stringify(stored)).not.toContain(code.slice(0, 5));
    const [first] = stored?.codes ?? [];
    expect(first?.hash).toBe(await deriveBits(backupCodes[0]?.replaceAll('-', '') ?? '', first?.salt ?? '', 1000));
  });

  it('of an older set, with one salt and 600,000 iterations, stay valid', async () => {
    const store = memoryStore();
    const service = phoneService({ store });
    await service.reserve(ada, american);
    const older = ['7KQ4-9XMT-2WPD', 'AC3D-E5GH-JK7M'];
    const [salt, iterations] = ['an older salt', 600_000];
    const codes = await Promise.all(
      older.map(async (code) => ({
        salt,
        iterations,
        hash: await deriveBits(code.replaceAll('-', ''), salt, iterations),
      })),
    );
    await store.transaction(['a'], (tx) => tx.putBackupCodes({ userId: ada, createdAt: null, codes }));
    for (const code of older) {
      expect(await service.attemptBackupCode(await service.start(ada), { code })).toEqual({ userId: ada });
      expect(await refusal(service.attemptBackupCode(await service.start(ada), { code }))).toMatchObject({
        code: 'incorrect_code',
      });
    }
  });

  it('stay valid when the policy’s iterations and the server’s key change', async () => {
    const store = memoryStore();
    const { backupCodes } = await phoneService({ store, policy: { backupCodeIterations: 7 } }).reserve(ada, american);
    const service = phoneService({ store, policy: { backupCodeIterations: 9 }, secret: 'f'.repeat(32) });
    const attemptId = await service.start(ada);
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[4] ?? '' })).toEqual({ userId: ada });
  });

  it('are removed with the last reserved number, and created again with the next first one', async () => {
    const store = memoryStore();
    const service = phoneService({ store });
    const first = await service.reserve(ada, american);
    const second = await service.reserve(ada, british);
    expect(second.backupCodes).toEqual([]);
    await service.setReservedForSecondFactor(ada, { id: first.id, reserved: false });
    expect(await store.transaction([], (tx) => tx.backupCodes(ada))).not.toBeNull();
    await service.delete(ada, { id: second.id });
    expect(await store.transaction([], (tx) => tx.backupCodes(ada))).toBeNull();

    const [number] = await service.setReservedForSecondFactor(ada, { id: first.id, reserved: true });
    expect(number?.backupCodes).toHaveLength(10);
    const attemptId = await service.start(ada);
    const [old = ''] = first.backupCodes;
    expect(await refusal(service.attemptBackupCode(attemptId, { code: old }))).toMatchObject({
      code: 'incorrect_code',
    });
  });

  it('work by the default policy if more than 100,000 iterations are rejected', async () => {
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (rules, ...others) => {
      // An edge worker does this.
      if ((rules as Pbkdf2Params).iterations > 100_000) throw new DOMException('Too many.', 'NotSupportedError');
      return derive(rules, ...others);
    });
    const service = phoneService({ policy: { backupCodeIterations: undefined } });
    const { backupCodes } = await service.reserve(ada, american);
    const attemptId = await service.start(ada);
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
    expect(crypto.subtle.deriveBits).toHaveBeenCalledTimes(20);
  });
});

describe('costly work', () => {
  it('is not done for a user without a number', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const service = phoneService();
    await service.verify(bob, british);
    for (const user of [ada, bob]) {
      for (const refused of await Promise.all(
        Array.from({ length: 20 }, () => refusal(service.createBackupCodes(user))),
      ))
        expect(refused).toMatchObject({ code: 'forbidden' });
    }
    expect(derive).not.toHaveBeenCalled();
  });

  it('is limited to some new sets per user, and does not limit other users', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const service = phoneService({ policy: { backupCodeSetsPerUser: { max: 3, window: 600 } } });
    const { id } = await service.reserve(ada, american);
    await service.createBackupCodes(ada);
    service.clock.advance(100);
    await service.createBackupCodes(ada);
    derive.mockClear();
    const refuse = async () =>
      expect(await refusal(service.createBackupCodes(ada))).toMatchObject({ code: 'rate_limited', retryAfter: 500 });
    await refuse();
    // Giving up the last number and reserving it again does not circumvent it.
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    const reserving = service.setReservedForSecondFactor(ada, { id, reserved: true });
    expect(await refusal(reserving)).toMatchObject({ code: 'rate_limited', retryAfter: 500 });
    expect(await service.list(ada)).toMatchObject([{ reservedForSecondFactor: false }]);
    expect(derive).not.toHaveBeenCalled();
    await service.reserve(bob, british);
    service.clock.advance(500);
    await service.setReservedForSecondFactor(ada, { id, reserved: true });
  });

  it('is done for ten of 300 concurrent backup codes', async () => {
    const service = phoneService();
    await service.reserve(ada, american);
    const attempts = await Promise.all(Array.from({ length: 300 }, () => service.start(ada)));
    const derive = vi.spyOn(crypto.subtle, 'deriveBits');
    const wrong = { code: '7KQ49-XMT2W-PDACE' };
    const refused = await Promise.all(
      attempts.map((attemptId) => refusal(service.attemptBackupCode(attemptId, wrong))),
    );
    // Those rejected by the full queue were not counted, and can be tried again.
    const busy = attempts.filter((_, at) => refused[at]?.code === 'network');
    for (const attemptId of busy) refused.push(await refusal(service.attemptBackupCode(attemptId, wrong)));
    expect(refused.filter(({ code }) => code === 'incorrect_code')).toHaveLength(10);
    expect(refused.filter(({ code }) => code === 'rate_limited')).toHaveLength(290);
    // Each is compared with ten hashes, since each has a salt.
    expect(derive).toHaveBeenCalledTimes(100);
  });

  it('waits in a bounded queue, beyond which nothing is counted', async () => {
    const store = memoryStore();
    const service = phoneService({ store, policy: { sendsPerPrefix: null } });
    const users = Array.from({ length: 60 }, (_, at) => ({ user: `user_${at}`, phoneNumber: `+1201555${1000 + at}` }));
    const signIns: { user: string; code: string; attemptId: string }[] = [];
    for (const { user, phoneNumber } of users) {
      const { backupCodes } = await service.reserve(user, phoneNumber);
      signIns.push({ user, code: backupCodes[0] ?? '', attemptId: await service.start(user) });
    }
    let open = () => {};
    const opened = new Promise<void>((resolve) => (open = resolve));
    const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
    const hashing = vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (...input) => {
      await opened;
      return derive(...input);
    });
    const outcomes = signIns.map(({ attemptId }) =>
      refusal(service.attemptBackupCode(attemptId, { code: '7KQ49-XMT2W-PDACE' })),
    );
    // Two are hashed at a time, 50 wait, and 8 are rejected at once.
    expect(await Promise.race(outcomes)).toMatchObject({ code: 'network', retryAfter: 1 });
    await vi.waitFor(() => expect(hashing).toHaveBeenCalledTimes(2));
    open();
    const refused = await Promise.all(outcomes);
    const busy = refused.flatMap(({ code }, at) => (code === 'network' ? [signIns[at]] : []));
    expect(busy).toHaveLength(8);
    for (const signIn of busy) {
      expect(await store.transaction([], (tx) => tx.wrongCodes(signIn?.user ?? ''))).toMatchObject({ counts: {} });
      expect(await service.attemptBackupCode(signIn?.attemptId ?? '', { code: signIn?.code ?? '' })).toEqual({
        userId: signIn?.user,
      });
    }
    for (const { code } of refused) if (code !== 'network') expect(code).toBe('incorrect_code');
  });
});

/** PBKDF2-HMAC-SHA-256 in hexadecimal. */
async function deriveBits(code: string, salt: string, iterations: number): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(code), 'PBKDF2', false, ['deriveBits']);
  const rules = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(salt), iterations };
  const bits = new Uint8Array(await crypto.subtle.deriveBits(rules, key, 256));
  return Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
