import { PhoneError, toPhoneError, type PhoneErrorCode } from '../../core/errors.js';
import { frozenCopy } from '../shared/frozen-copy.js';
import { createFaults, travel, withFault } from './faults.js';

/** The line between an adapter and the service in this tab, with its delays and faults. */
export interface MemoryLine<Operation> {
  /** The operations that were called, in order. */
  readonly calls: Operation[];
  /** How long each call travels, in ms; may be set. */
  latency: number;
  /** May be set; while true, every call is `network` at once and nothing reaches the service. */
  offline: boolean;
  /**
   * The next call of this operation fails so: before it reaches the service, or `after` the service acted, its answer
   * lost. Several wait in line.
   */
  failNext(operation: Operation, error: PhoneError | PhoneErrorCode, options?: { after?: boolean }): void;
}

/** Makes one call: `run` reaches the service. */
export type CallOnLine<Operation> = <Answer>(
  operation: Operation,
  run: () => Promise<Answer>,
  signal?: AbortSignal,
) => Promise<Answer>;

/** A line, and what calls on it; adapters are the line with their methods added. */
export function createLine<Operation>(latency = 0): { line: MemoryLine<Operation>; call: CallOnLine<Operation> } {
  const faults = createFaults<Operation>();
  const line: MemoryLine<Operation> = { calls: [], latency, offline: false, failNext: faults.add };
  return {
    line,
    async call(operation, run, signal) {
      line.calls.push(operation);
      refuseOffline(line);
      const fault = faults.take(operation);
      await travel(line.latency, signal);
      refuseOffline(line);
      const answer = await withFault(fault, run, signal).catch((thrown: unknown) => {
        throw toPhoneError(thrown);
      });
      return frozenCopy(answer);
    },
  };
}

function refuseOffline({ offline }: MemoryLine<unknown>): void {
  if (offline) throw new PhoneError('network', { message: 'offline' });
}
