import type { PhoneClock } from '../../service/clock.js';
import { englishWording } from '../../service/message.js';
import { bindService, createServiceContext } from '../../service/create-phone-service.js';
import { type PhoneService, type PhoneServiceOptions } from '../../service/phone-service.js';
import type { PhonePolicy } from '../../service/policy.js';
import { isReserved } from '../../service/save-changes.js';
import { createSeededCodes, createSeededNumbers, type PhoneNumberSeed } from './phone-number.js';
import type { MemoryWorld } from './world.js';

interface MemoryClientOptions extends Pick<
  PhoneServiceOptions,
  'host' | 'appName' | 'message' | 'requireStepUp' | 'otherFactors'
> {
  policy: PhonePolicy;
  clock: PhoneClock;
  /** Returns the numbers that a user has from the start. */
  getSeeds: (userId: string) => readonly PhoneNumberSeed[];
  /** How many backup codes a user with a reserved seed has left. */
  backupCodesLeft: number;
}

/** Returns the service over a world, for a user whose seeds it adds first. */
export type MemoryClient = (userId: string) => Promise<PhoneService>;

export function createMemoryClient(
  world: MemoryWorld,
  { getSeeds, backupCodesLeft, ...options }: MemoryClientOptions,
): MemoryClient {
  const { clock, policy } = options;
  let open: { secret: string; service: PhoneService } | undefined;
  return async (userId) => {
    const seeds = createSeededNumbers(getSeeds(userId), userId, {
      now: clock.now(),
      codeLifetime: policy.codeLifetime,
    });
    const secret = await world.open(
      userId,
      () => seeds,
      () => (seeds.some(isReserved) ? createSeededCodes(userId, backupCodesLeft) : null),
    );
    // The secret changes when storage is cleared; the service then restarts, as after a reload.
    if (open?.secret !== secret) {
      const { message = englishWording } = options;
      const service = { ...options, message, store: world.store, sender: world.senderAt(clock), secret };
      open = { secret, service: bindService(createServiceContext(service)) };
    }
    return open.service;
  };
}
