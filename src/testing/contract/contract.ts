import type { AdapterUnderTest, DescribePhoneAdapterOptions, OptionalOperation } from '../adapter-under-test.js';
import { createBackend, type Backend } from './backend.js';
import { createSuite, type Suite } from './suite.js';

/** The suite of a `PhoneAdapter`. */
export interface Contract<UnderTest extends AdapterUnderTest = AdapterUnderTest> extends Suite<Backend, UnderTest> {
  readonly phoneNumbers: readonly [string, string, string];
  /** Numbers that a user can have at the same time, as far as the contract needs them. */
  readonly capacity: number;
  has(operation: OptionalOperation): boolean;
}

export function createContract<UnderTest extends AdapterUnderTest>(options: DescribePhoneAdapterOptions<UnderTest>): Contract<UnderTest> {
  const { absent = [], capacity = 3, phoneNumbers = defaultPhoneNumbers } = options;
  return {
    ...createSuite(options, createBackend),
    phoneNumbers,
    capacity,
    has: (operation) => !absent.includes(operation),
  };
}

/** Of countries that no limit of a backend ties together. */
const defaultPhoneNumbers = ['+12015550123', '+447400123456', '+4915123456789'] as const;

/** Why an operation's answer is compared with a list that is read after it. */
export const wholeListPort = 'what can change more than one number answers the whole list, so that no list has to be read after it.';
