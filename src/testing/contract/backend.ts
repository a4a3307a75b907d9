import type { PhoneAdapter } from '../../core/adapter.js';
import type { PhoneErrorCode } from '../../core/errors.js';
import type { PhoneNumber } from '../../core/model.js';
import type { AdapterUnderTest, OptionalOperation } from '../adapter-under-test.js';
import { checkAnswer } from './results.js';
import { check } from './check.js';
import { watched } from './watch.js';

/** A backend with one user, and what that user does again and again in the contract. */
export interface Backend extends Omit<AdapterUnderTest, 'close'> {
  /** Answers the number with this id as `list` has it. */
  find(id: string): Promise<PhoneNumber>;
  /** Adds a number and has a code sent to it; answers the number's id and the code. */
  send(phoneNumber: string): Promise<{ id: string; code: string }>;
  /** Adds a number and proves it; answers its id. */
  verify(phoneNumber: string): Promise<string>;
  /** Adds a number, proves it and reserves it; answers its id. */
  reserve(phoneNumber: string): Promise<string>;
  /** The method of an operation that the adapter is said to have. */
  operation<Name extends OptionalOperation>(name: Name): NonNullable<PhoneAdapter[Name]>;
}

export function createBackend(underTest: AdapterUnderTest, onRefused: (code: PhoneErrorCode) => void): Backend {
  const adapter = watched(underTest.adapter, checkAnswer, onRefused);
  const backend: Backend = {
    adapter,
    readCode: (phoneNumber) => underTest.readCode(phoneNumber),
    sentCount: () => underTest.sentCount(),
    passTime: underTest.passTime && ((seconds) => underTest.passTime?.(seconds)),
    giveToAnother: underTest.giveToAnother?.bind(underTest),
    async find(id) {
      const found = (await adapter.list({})).find((number) => number.id === id);
      check(found, `list() answered no number with the id ${id}.`, 'a number is listed by the id that it was answered with.');
      return found;
    },
    async send(phoneNumber) {
      const { id } = await adapter.create({ phoneNumber });
      await adapter.prepareVerification({ id });
      return { id, code: await backend.readCode(phoneNumber) };
    },
    async verify(phoneNumber) {
      const { id, code } = await backend.send(phoneNumber);
      return (await adapter.attemptVerification({ id, code })).id;
    },
    async reserve(phoneNumber) {
      const id = await backend.verify(phoneNumber);
      await backend.operation('setReservedForSecondFactor')({ id, reserved: true });
      return id;
    },
    operation(name) {
      const { [name]: method } = adapter;
      check(method, `The adapter has no ${name}.`, `it is optional: where a backend lacks it, name it in the contract's \`absent\`.`);
      return method;
    },
  };
  return backend;
}

/** A code of the same length that is another. */
export function otherThan(code: string): string {
  return code.replace(/.$/, (last) => (last === '9' ? '0' : String(Number(last) + 1)));
}

/** Numbers that differ from this one in their last two digits, as many as are asked for. */
export function numbersLike(phoneNumber: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => phoneNumber.slice(0, -2) + String(at).padStart(2, '0'));
}
