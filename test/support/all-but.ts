import { optionalOperations } from '../../src/core/adapter.js';
import type { OptionalOperation } from '../../src/testing/index.js';

/** Returns the optional operations that are not named: `absent` of an adapter that lacks whatever is added later. */
export function allBut(...supported: readonly OptionalOperation[]): readonly OptionalOperation[] {
  return optionalOperations.filter((operation) => !supported.includes(operation));
}
