import { createNetwork } from '../../src/adapters/memory/network.js';
import type { MemoryLine } from '../../src/adapters/memory/index.js';
import type { StoryFault } from './backend.js';

/** The adapter, with the delays and faults of the backend in the tab on the way to it. */
export function overLine<Adapter extends object, Operation extends keyof Adapter & string>(
  adapter: Adapter,
  operations: readonly Operation[],
  faults: readonly StoryFault<Operation>[] = [],
): { adapter: Adapter; line: MemoryLine<Operation> } {
  const { network: line, call } = createNetwork<Operation>();
  for (const { operation, error, after } of faults) line.failNext(operation, error, { after });
  const methods = operations.map((operation) => {
    const run = adapter[operation] as (input?: { signal?: AbortSignal }) => Promise<unknown>;
    return [operation, (input?: { signal?: AbortSignal }) => call(operation, () => run(input), input?.signal)];
  });
  return { adapter: { ...adapter, ...Object.fromEntries(methods) }, line };
}
