import fc from 'fast-check';
import type { PhoneStore } from '../../../src/service/index.js';
import { commands, type Model } from './commands.js';
import { newReal } from './real.js';
import { newWorld, type Variant } from './world.js';

/** Runs random histories against the service and the model. Returns how often each outcome occurred. */
export async function runHistories(
  options: { numRuns: number; seed?: number },
  newStore: () => PhoneStore | Promise<PhoneStore>,
): Promise<Map<string, number>> {
  const seen = new Map<string, number>();
  const note = (what: string) => void seen.set(what, (seen.get(what) ?? 0) + 1);
  const property = fc.asyncProperty(variant, commands, async (variant, history) => {
    const real = newReal(variant, await newStore());
    const model: Model = { worlds: [newWorld(variant, real.clock.now())], calls: 0, seen: note };
    await fc.asyncModelRun(() => ({ model, real }), history);
  });
  await fc.assert(property, options);
  return seen;
}

const variant = fc.record<Variant>({
  takenNumber: fc.constantFrom('refuse', 'move'),
  secondFactorRequired: fc.boolean(),
  verifiedNumberRequired: fc.boolean(),
  sendsInAll: fc.constantFrom(null, null, { max: 6, window: 200 }),
});
