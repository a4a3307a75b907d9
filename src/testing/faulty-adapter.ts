import { withFault } from '../adapters/memory/faults.js';
import type { PhoneAdapter, PhoneOperation, SecondFactorAdapter, SecondFactorOperation } from '../core/adapter.js';
import { createFaultQueue, type Faults } from './faults.js';

/** The operations of the two ports. */
export type AdapterOperation = 'list' | PhoneOperation | SecondFactorOperation;

/** The faults of each operation's calls; an operation without any succeeds. */
export type FaultPlan<Adapter = PhoneAdapter> = {
  readonly [Operation in Extract<keyof Adapter, AdapterOperation>]?: Faults;
};

/**
 * Wraps an adapter of either port with faults, to test an app or to show a failing network in a story. Everything else
 * passes through: an absent method stays absent, and a getter is read each time.
 *
 * ```ts
 * const adapter = faultyAdapter(memoryAdapter(), {
 *   create: [lost()],
 *   list: () => (isOffline ? fail('network') : null),
 * });
 * ```
 */
export function faultyAdapter<Adapter extends PhoneAdapter | SecondFactorAdapter<unknown>>(
  adapter: Adapter,
  plan: FaultPlan<Adapter>,
): Adapter {
  const takeFault = createFaultQueue<PropertyKey>(plan);
  const wrapped = new Map<PropertyKey, { method: unknown; faulty: unknown }>();
  return new Proxy(adapter, {
    get(target, name) {
      // Read from the adapter itself, because a proxy has no access to private fields.
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function' || !Object.hasOwn(plan, name)) return method;
      // The same function each time, as a component that has it as a dependency expects.
      const known = wrapped.get(name);
      if (known?.method === method) return known.faulty;
      const faulty = (input?: { signal?: AbortSignal }) =>
        withFault(takeFault(name), () => method.call(target, input), input?.signal);
      wrapped.set(name, { method, faulty });
      return faulty;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
