import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;

describe('createBackupCodes', () => {
  it('makes ten, which take the place of those before', async () => {
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

  it('makes as many as the policy says', async () => {
    const service = phoneService({ policy: { backupCodes: 3 } });
    expect((await service.reserve(ada, american)).backupCodes).toHaveLength(3);
    expect(await service.createBackupCodes(ada)).toHaveLength(3);
    const sparing = phoneService({ policy: { backupCodes: 1 } });
    await sparing.reserve(ada, american);
    expect(await sparing.createBackupCodes(ada)).toHaveLength(1);
  });

  it('makes none where the policy has none', async () => {
    const service = phoneService({ policy: { backupCodes: 0 } });
    const id = await service.verify(ada, american);
    expect(await service.setReservedForSecondFactor(ada, { id, reserved: true })).toMatchObject([
      { backupCodes: null },
    ]);
    expect(await refusal(service.createBackupCodes(ada))).toMatchObject({ code: 'unsupported' });
    await service.setReservedForSecondFactor(ada, { id, reserved: false });
    expect(service.events.map(({ type }) => type).filter((type) => type.startsWith('backup_codes'))).toEqual([]);
  });

  it('needs a second factor that they can stand in for', async () => {
    const service = phoneService();
    await service.verify(ada, american);
    await service.reserve(bob, british);
    expect(await refusal(service.createBackupCodes(ada))).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Reserve a number first'),
    });
    expect(await refusal(service.createBackupCodes(''))).toMatchObject({ code: 'unauthenticated' });
  });

  it('leaves one good set where many ask at the same time', async () => {
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
  it('are kept as PBKDF2-HMAC-SHA-256 with one salt a set, and never in plain', async () => {
    const store = memoryStore();
    const service = phoneService({ store, policy: { backupCodeIterations: 1000 } });
    const { backupCodes } = await service.reserve(ada, american);
    const kept = await store.transaction([], (tx) => tx.backupCodes(ada));
    expect(kept).toEqual({
      userId: ada,
      salt: expect.stringMatching(/^[0-9a-f]{32}$/),
      iterations: 1000,
      hashes: Array(10).fill(expect.stringMatching(/^[0-9a-f]{64}$/)),
    });
    for (const code of backupCodes) expect(JSON.stringify(kept)).not.toContain(code.slice(0, 4));

    const bytes = (text: string) => new TextEncoder().encode(text);
    const key = await crypto.subtle.importKey(
      'raw',
      bytes(backupCodes[0]?.replaceAll('-', '') ?? ''),
      'PBKDF2',
      false,
      ['deriveBits'],
    );
    const rules = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(kept?.salt ?? ''), iterations: 1000 };
    const bits = new Uint8Array(await crypto.subtle.deriveBits(rules, key, 256));
    expect(kept?.hashes[0]).toBe(Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join(''));

    await service.createBackupCodes(ada);
    const next = await store.transaction([], (tx) => tx.backupCodes(ada));
    expect(next?.salt).not.toBe(kept?.salt);
  });

  it('stay good when the policy’s iterations and the server’s key are changed', async () => {
    const store = memoryStore();
    const { backupCodes } = await phoneService({ store, policy: { backupCodeIterations: 7 } }).reserve(ada, american);
    const service = phoneService({ store, policy: { backupCodeIterations: 9 }, secret: 'f'.repeat(32) });
    const attemptId = await service.start(ada);
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[4] ?? '' })).toEqual({ userId: ada });
  });

  it('go with the last reserved number, and the next first one brings new ones', async () => {
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

  it('are hashed by the default policy with the iterations that OWASP asks for', async () => {
    const store = memoryStore();
    const service = phoneService({ store, policy: { backupCodeIterations: undefined } });
    const { backupCodes } = await service.reserve(ada, american);
    expect(await store.transaction([], (tx) => tx.backupCodes(ada))).toMatchObject({ iterations: 600_000 });
    const attemptId = await service.start(ada);
    expect(await service.attemptBackupCode(attemptId, { code: backupCodes[0] ?? '' })).toEqual({ userId: ada });
  });
});
