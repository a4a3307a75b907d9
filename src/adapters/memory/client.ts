import { createPhoneService, type PhoneService, type PhoneServiceOptions } from '../../service/phone-service.js';
import type { Clock } from '../../service/clock.js';
import type { Policy } from '../../service/policy.js';
import { fromSeeds, type PhoneNumberSeed } from './phone-number.js';
import type { MemoryWorld } from './world.js';

interface MemoryServiceOptions extends Pick<PhoneServiceOptions, 'host' | 'message' | 'requireStepUp'> {
  policy: Policy;
  clock: Clock;
  /** The numbers that a user has from the start. */
  seedsOf: (userId: string) => readonly PhoneNumberSeed[];
}

/** The service over a world, for a user whose seeds are in it by then. */
export function serviceIn(
  world: MemoryWorld,
  { seedsOf, ...options }: MemoryServiceOptions,
): (userId: string) => Promise<PhoneService> {
  const { clock, policy } = options;
  let opened: { secret: string; service: PhoneService } | undefined;
  return async (userId) => {
    const secret = await world.open(userId, () =>
      fromSeeds(seedsOf(userId), userId, { now: clock.now(), codeLifetime: policy.codeLifetime }),
    );
    // Another one where storage was cleared: the service starts afresh then, as after a reload.
    if (opened?.secret !== secret) {
      const service = createPhoneService({ ...options, store: world.store, sender: world.senderAt(clock), secret });
      opened = { secret, service };
    }
    return opened.service;
  };
}
