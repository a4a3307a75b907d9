import { withFault } from '../adapters/memory/faults.js';
import type { PhoneAdapter, PhoneOperation, SecondFactorAdapter } from '../core/adapter.js';
import { faultsInTurn, type Faults } from './faults.js';

/** The operations of the two ports. */
export type AdapterOperation = 'list' | PhoneOperation | Exclude<keyof SecondFactorAdapter, 'attemptId' | 'limits'>;

/** What befalls the calls of each operation; those that it does not name go through. */
export type FaultPlan<Adapter = PhoneAdapter> = { readonly [Operation in Extract<keyof Adapter, AdapterOperation>]?: Faults };

/**
 * The adapter, of either port, with faults: to test an app, and for stories, where the person meets a network that
 * fails. It is the adapter in all else: what it lacks is lacking, and a getter is read each time.
 *
 * ```ts
 * const adapter = faultyAdapter(memoryAdapter(), { create: [lost()], list: () => (isOffline ? fail('network') : null) });
 * ```
 */
export function faultyAdapter<Adapter extends PhoneAdapter | SecondFactorAdapter<unknown>>(adapter: Adapter, plan: FaultPlan<Adapter>): Adapter {
  const faultOf = faultsInTurn<PropertyKey>(plan);
  const made = new Map<PropertyKey, { of: unknown; faulty: unknown }>();
  return new Proxy(adapter, {
    get(target, name) {
      // By the adapter itself, since private fields are none of a proxy's.
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function' || !Object.hasOwn(plan, name)) return found;
      // The same one each time, as a component that has it as a dependency expects.
      const known = made.get(name);
      if (known?.of === found) return known.faulty;
      const faulty = (input?: { signal?: AbortSignal }) => withFault(faultOf(name), () => found.call(target, input), input?.signal);
      made.set(name, { of: found, faulty });
      return faulty;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
