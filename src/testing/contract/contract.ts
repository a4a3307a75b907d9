import type { AdapterUnderTest, DescribePhoneAdapterOptions, OptionalOperation } from '../adapter-under-test.js';
import { createBackend, type Backend } from './backend.js';
import { createSuite, type Suite } from './suite.js';

/** The suite of a `PhoneAdapter`. */
export interface Contract<UnderTest extends AdapterUnderTest = AdapterUnderTest> extends Suite<Backend, UnderTest> {
  readonly phoneNumbers: readonly [string, string, string];
  /** Numbers that a user can have at once, as far as the contract needs them. */
  readonly capacity: number;
  has(operation: OptionalOperation): boolean;
}

export function createContract<UnderTest extends AdapterUnderTest>(
  options: DescribePhoneAdapterOptions<UnderTest>,
): Contract<UnderTest> {
  const { absent = [], capacity = 3, phoneNumbers = defaultPhoneNumbers } = options;
  return {
    ...createSuite(options, createBackend),
    phoneNumbers,
    capacity,
    has: (operation) => !absent.includes(operation),
  };
}

/** In countries that no limit of a backend groups together. */
const defaultPhoneNumbers = ['+12015550123', '+447400123456', '+4915123456789'] as const;

/** Why the result of an operation is compared with a list that is read after it. */
export const wholeListPort =
  'an operation that can change more than one number resolves with the whole list, so that the ' +
  'list need not be read again.';
