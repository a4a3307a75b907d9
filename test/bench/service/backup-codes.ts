import { setTimeout as sleep } from 'node:timers/promises';
import { PhoneError } from '../../../src/core/errors.js';
import type { PostgresPool } from '../../../src/server/postgres/index.js';
import { createPhoneService } from '../../../src/service/index.js';
import type { Job } from './job.js';
import { served, verify, type Newcomer } from './served.js';

/**
 * Has so many clients, each of whom has somebody's password, try wrong backup codes one after another. The policy lets
 * them go on without waits and locks, so that each code is hashed: more than the default policy lets anybody do.
 */
export async function tryBackupCodes(pool: PostgresPool, newcomer: () => Newcomer, { triers, pause }: Job) {
  const { options, read } = served(pool);
  const policy = { wrongCodesPerUser: Infinity, waitAfterWrongCodes: () => 0 };
  const service = createPhoneService({ ...options, policy });
  let tries = 0;
  const stopping = new AbortController();

  async function goOn(attemptId: string, at: number): Promise<void> {
    // Not all at the same moment.
    await sleep((pause * at) / triers);
    while (!stopping.signal.aborted) {
      await service.attemptBackupCode(attemptId, { code: '00000-00000-00000' }).catch(assertRefused);
      tries += 1;
      await sleep(pause);
    }
  }

  async function startSignIn(): Promise<string> {
    const person = newcomer();
    const id = await verify(service, person, read);
    await service.setReservedForSecondFactor(person.userId, { id, reserved: true });
    return (await service.startSecondFactor(person.userId)) ?? '';
  }

  const attemptIds = await Promise.all(Array.from({ length: triers }, startSignIn));
  const going = Promise.all(attemptIds.map(goOn));
  return {
    count: () => tries,
    async stop() {
      stopping.abort();
      await going;
    },
  };
}

/** `network`: so many hashes are waiting that no more are taken on. */
function assertRefused(thrown: unknown): void {
  if (!(thrown instanceof PhoneError) || !['incorrect_code', 'network'].includes(thrown.code)) throw thrown;
}
