import { toPhoneError } from '../../core/errors.js';
import { frozenCopy } from '../kit/frozen-copy.js';
import { withFault } from './faults.js';

/** Makes one call over the network; `run` calls the service. */
export type CallOverNetwork<Operation> = <Result>(
  operation: Operation,
  run: () => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

/** Creates the simulated network between an adapter and the service in this tab; each call takes `latency` ms. */
export function createNetwork<Operation>(latency = 0): { calls: Operation[]; call: CallOverNetwork<Operation> } {
  const calls: Operation[] = [];
  return {
    calls,
    async call(operation, run, signal) {
      calls.push(operation);
      const fault = { delay: latency, error: null, after: false };
      const result = await withFault(fault, run, signal).catch((thrown: unknown) => {
        throw toPhoneError(thrown);
      });
      return frozenCopy(result);
    },
  };
}
