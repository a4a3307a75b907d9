import { optionalMethods } from '../../src/core/adapter.js';
import type { OptionalOperation } from '../../src/testing/index.js';

/** Returns the optional methods that are not listed: the `absent` of an adapter that also lacks all future ones. */
export function allBut(...supported: readonly OptionalOperation[]): readonly OptionalOperation[] {
  return optionalMethods.filter((operation) => !supported.includes(operation));
}
