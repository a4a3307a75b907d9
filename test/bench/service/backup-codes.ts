import { setTimeout as sleep } from 'node:timers/promises';
import { PhoneError } from '../../../src/core/errors.js';
import type { PostgresPool } from '../../../src/server/postgres/index.js';
import { createPhoneService } from '../../../src/service/index.js';
import type { Job } from './job.js';
import { serviceOver, verify, type Newcomer } from './served.js';

/**
 * Runs this many clients, each with somebody's password, that try wrong backup codes one after another. The policy has
 * no waits and locks, so every code is hashed: more than the default policy allows.
 */
export async function tryBackupCodes(pool: PostgresPool, newcomer: () => Newcomer, { triers }: Job) {
  const { options, read } = serviceOver(pool);
  const policy = { wrongCodesPerUser: Infinity, waitAfterWrongCodes: () => 0 };
  const service = createPhoneService({ ...options, policy });
  let [tried, refused] = [0, 0];
  const stopping = { isOver: false };

  async function goOn(attemptId: string): Promise<void> {
    while (!stopping.isOver) {
      const code = await service.attemptBackupCode(attemptId, { code: '00000-00000-00000' }).then(
        () => 'none',
        (thrown: unknown) => (thrown instanceof PhoneError ? thrown.code : String(thrown)),
      );
      if (code === 'incorrect_code') tried += 1;
      else if (code === 'network') {
        // The queue is full: no more are accepted for a second.
        refused += 1;
        await sleep(1000);
      } else throw new Error(`A wrong backup code led to ${code}.`);
    }
  }

  async function startSignIn(): Promise<string> {
    const person = newcomer();
    const id = await verify(service, person, read);
    await service.setReservedForSecondFactor(person.userId, { id, reserved: true });
    return (await service.startSecondFactor(person.userId)) ?? '';
  }

  const attemptIds: string[] = [];
  while (attemptIds.length < triers) attemptIds.push(await startSignIn());
  const going = Promise.all(attemptIds.map((attemptId) => goOn(attemptId)));
  return {
    count: () => ({ tried, refused }),
    async stop() {
      stopping.isOver = true;
      await going;
    },
  };
}
