import { withFault } from '../adapters/memory/faults.js';
import {
  phoneOperations,
  phoneReads,
  type PhoneAdapter,
  type PhoneOperation,
  type PhoneRead,
} from '../core/adapter.js';
import {
  secondFactorOperations,
  type SecondFactorAdapter,
  type SecondFactorOperation,
} from '../core/second-factor-adapter.js';
import { createFaultQueue, type FaultsByOperation } from './faults.js';

/** The operations of the two ports. */
export type AdapterOperation = PhoneRead | PhoneOperation | SecondFactorOperation;

type OperationOf<Adapter> = Extract<keyof Adapter, AdapterOperation>;

/** The faults of each operation's calls; an operation without any succeeds. */
export type FaultPlan<Adapter = PhoneAdapter> = FaultsByOperation<OperationOf<Adapter>>;

/** An adapter whose calls a test can break. */
export type FaultyAdapter<Adapter = PhoneAdapter> = Adapter & {
  /** The faults from now on. Set it to replace them; calls are counted from 1 again. */
  faults: FaultPlan<Adapter>;
  /** The operations that were called, in order, including those that failed. */
  readonly calls: OperationOf<Adapter>[];
};

/**
 * Wraps an adapter of either port with faults, to test an app or to show a failing network in a story. Everything else
 * passes through: an absent method stays absent, and a getter is read each time.
 *
 * ```ts
 * const adapter = faultyAdapter(memoryAdapter(), { create: [lost()] });
 * adapter.faults = () => fail('network'); // offline from here on
 * adapter.faults = {};
 * ```
 */
export function faultyAdapter<Adapter extends PhoneAdapter | SecondFactorAdapter<unknown>>(
  adapter: Adapter,
  plan: FaultPlan<Adapter> = {},
): FaultyAdapter<Adapter> {
  let faults = plan;
  let takeFault = createFaultQueue<OperationOf<Adapter>>(plan);
  const calls: OperationOf<Adapter>[] = [];
  const wrapped = new Map<PropertyKey, { method: unknown; faulty: unknown }>();
  return new Proxy(adapter, {
    get(target, name) {
      if (name === 'faults') return faults;
      if (name === 'calls') return calls;
      // Read from the adapter itself, because a proxy has no access to private fields.
      const method: unknown = Reflect.get(target, name, target);
      if (typeof method !== 'function' || !isOperation(name)) return method;
      // The same function each time, as a component that has it as a dependency expects.
      const known = wrapped.get(name);
      if (known?.method === method) return known.faulty;
      const operation = name as OperationOf<Adapter>;
      const faulty = (input?: { signal?: AbortSignal | undefined }) => {
        calls.push(operation);
        return withFault(takeFault(operation), () => method.call(target, input), input?.signal);
      };
      wrapped.set(name, { method, faulty });
      return faulty;
    },
    set(target, name, value) {
      if (name !== 'faults') {
        // A method that a test puts in place of another one calls that one, which has the faults already.
        wrapped.set(name, { method: value, faulty: value });
        return Reflect.set(target, name, value, target);
      }
      faults = value;
      takeFault = createFaultQueue<OperationOf<Adapter>>(value);
      return true;
    },
  }) as FaultyAdapter<Adapter>;
}

const operations = new Set<PropertyKey>([...phoneReads, ...phoneOperations, ...secondFactorOperations]);

function isOperation(name: PropertyKey): boolean {
  return operations.has(name);
}
