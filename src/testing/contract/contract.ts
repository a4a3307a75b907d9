import type { PhoneErrorCode } from '../../core/errors.js';
import type { AdapterUnderTest, DescribePhoneAdapterOptions, OptionalOperation } from '../adapter-under-test.js';
import { createBackend, type Backend } from './backend.js';

/** A suite in the making, for one adapter. */
export interface Contract {
  describe(name: string, run: () => void): void;
  /** A test, on a backend that nobody has used yet; `own` is what `setup` has answered. */
  it(name: string, run: (backend: Backend, own: AdapterUnderTest) => Promise<void>): void;
  readonly phoneNumbers: readonly [string, string, string];
  /** Numbers that a user can have at the same time, as far as the contract needs them. */
  readonly capacity: number;
  has(operation: OptionalOperation): boolean;
  /** The codes that some call has been refused with so far. */
  readonly refusedWith: ReadonlySet<PhoneErrorCode>;
}

export function createContract(options: Omit<DescribePhoneAdapterOptions, 'provoke' | 'never'>): Contract {
  const { setup, describe, it, absent = [], capacity = 3, phoneNumbers = defaultPhoneNumbers } = options;
  const refusedWith = new Set<PhoneErrorCode>();
  return {
    describe,
    it: (name, run) =>
      it(name, async () => {
        const own = await setup();
        try {
          await run(createBackend(own, (code) => refusedWith.add(code)), own);
        } finally {
          await own.close?.();
        }
      }),
    phoneNumbers,
    capacity,
    has: (operation) => !absent.includes(operation),
    refusedWith,
  };
}

/** Of countries that no limit of a backend ties together. */
const defaultPhoneNumbers = ['+12015550123', '+447400123456', '+4915123456789'] as const;

/** Why an operation's answer is compared with a list that is read after it. */
export const wholeListPort = 'what can change more than one number answers the whole list, so that no list has to be read after it.';
