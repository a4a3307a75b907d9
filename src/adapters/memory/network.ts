import { PhoneError, toPhoneError, type PhoneErrorCode } from '../../core/errors.js';
import { frozenCopy } from '../kit/frozen-copy.js';
import { createFaults, waitFor, withFault } from './faults.js';

/** The simulated network between an adapter and the service in this tab. */
export interface MemoryLine<Operation> {
  /** The operations that were called, in order. */
  readonly calls: Operation[];
  /** How long each call takes, in ms. You can set it. */
  latency: number;
  /** While true, every call rejects with `network` at once, and nothing reaches the service. You can set it. */
  offline: boolean;
  /**
   * Makes the operation's next call reject with this error: before it reaches the service, or with `after` once the
   * service did the work. Further failures apply to the calls after that.
   */
  failNext(operation: Operation, error: PhoneError | PhoneErrorCode, options?: { after?: boolean }): void;
}

/** Makes one call over the network; `run` calls the service. */
export type CallOverNetwork<Operation> = <Result>(
  operation: Operation,
  run: () => Promise<Result>,
  signal?: AbortSignal,
) => Promise<Result>;

/** Creates a network and the function that calls over it. An adapter is the network with its methods added. */
export function createNetwork<Operation>(latency = 0): {
  network: MemoryLine<Operation>;
  call: CallOverNetwork<Operation>;
} {
  const faults = createFaults<Operation>();
  const network: MemoryLine<Operation> = { calls: [], latency, offline: false, failNext: faults.add };
  return {
    network,
    async call(operation, run, signal) {
      network.calls.push(operation);
      assertOnline(network);
      const fault = faults.take(operation);
      await waitFor(network.latency, signal);
      assertOnline(network);
      const result = await withFault(fault, run, signal).catch((thrown: unknown) => {
        throw toPhoneError(thrown);
      });
      return frozenCopy(result);
    },
  };
}

function assertOnline({ offline }: MemoryLine<unknown>): void {
  if (offline) throw new PhoneError('network', { message: 'The adapter is offline.' });
}
