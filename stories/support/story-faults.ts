import { delay, fail, lost, type Fault } from '../../src/testing/index.js';
import type { StoryFault } from './backend.js';
import type { Environment } from './environment.js';

/** The faults of a story, with the delay and the lost connection that the toolbars choose. */
export function storyFaults<Operation extends string>(
  faults: readonly StoryFault<Operation>[],
  environment: () => Pick<Environment, 'latency' | 'offline'>,
): (operation: Operation, call: number) => Fault {
  return (operation, call) => {
    const { latency, offline } = environment();
    const own = faults.filter((fault) => fault.operation === operation)[call - 1];
    return delay(offline ? 0 : latency, offline ? fail('network') : own && faultOf(own));
  };
}

function faultOf({ error, after }: StoryFault<string>): Fault {
  return after ? lost(typeof error === 'string' ? error : error.code) : fail(error);
}
