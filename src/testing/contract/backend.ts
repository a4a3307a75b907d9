import type { PhoneAdapter } from '../../core/adapter.js';
import type { PhoneErrorCode } from '../../core/error-codes.js';
import type { PhoneNumber } from '../../core/model.js';
import type { AdapterUnderTest, OptionalOperation } from '../adapter-under-test.js';
import { check } from './check.js';
import { checkResult } from './operations.js';
import { watchAdapter } from './watch.js';

/** A backend with one user, and the steps that the tests repeat. */
export interface Backend extends Omit<AdapterUnderTest, 'close'> {
  /** Resolves with the number with this id from `list`. */
  find(id: string): Promise<PhoneNumber>;
  /** Adds a number and sends a code to it; resolves with the id and the code. */
  send(phoneNumber: string): Promise<{ id: string; code: string }>;
  /** Adds a number and verifies it; resolves with its id. */
  verify(phoneNumber: string): Promise<string>;
  /** Adds a number, verifies it and reserves it; resolves with its id. */
  reserve(phoneNumber: string): Promise<string>;
  /** Returns the method of an operation that the adapter must have. */
  operation<Name extends OptionalOperation>(name: Name): NonNullable<PhoneAdapter[Name]>;
}

export function createBackend(underTest: AdapterUnderTest, onRejected: (code: PhoneErrorCode) => void): Backend {
  const adapter = watchAdapter(underTest.adapter, checkResult, onRejected);
  const backend: Backend = {
    adapter,
    readCode: (phoneNumber) => underTest.readCode(phoneNumber),
    sentCount: () => underTest.sentCount(),
    passTime: underTest.passTime && ((seconds) => underTest.passTime?.(seconds)),
    giveToAnother: underTest.giveToAnother?.bind(underTest),
    async find(id) {
      const found = (await adapter.list({})).find((number) => number.id === id);
      check(
        found,
        `list() resolved with no number with the id ${id}.`,
        'a number is listed by the id that the operation resolved with.',
      );
      return found;
    },
    async send(phoneNumber) {
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      return { id, code: await backend.readCode(phoneNumber) };
    },
    async verify(phoneNumber) {
      const { id, code } = await backend.send(phoneNumber);
      await adapter.attemptVerification({ id, code });
      return id;
    },
    async reserve(phoneNumber) {
      const id = await backend.verify(phoneNumber);
      await backend.operation('setReservedForSecondFactor')({ id, reserved: true });
      return id;
    },
    operation(name) {
      const { [name]: method } = adapter;
      check(
        method,
        `The adapter has no ${name}.`,
        `it is optional: if a backend lacks it, name it in the contract's \`absent\`.`,
      );
      return method;
    },
  };
  return backend;
}

/** Returns another code of the same length. */
export function createWrongCode(code: string): string {
  return code.replace(/.$/, (last) => (last === '9' ? '0' : String(Number(last) + 1)));
}

/** Returns `count` numbers that differ from this one in their last two digits. */
export function createSimilarNumbers(phoneNumber: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => phoneNumber.slice(0, -2) + String(at).padStart(2, '0'));
}
