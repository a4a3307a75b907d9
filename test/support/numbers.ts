import type { MemoryAdapter } from '../../src/adapters/memory/index.js';
import type { PhoneNumber } from '../../src/core/model.js';
import { lastCode, wrongCodeFor } from './phone-service.js';

export const us = '+12015550123';
export const gb = '+447400123456';
export const fr = '+33612345678';
export const readable = { [us]: '+1 201 555 0123', [gb]: '+44 7400 123456', [fr]: '+33 6 12 34 56 78' };

/** The code of the newest message. */
export const codeOf = (adapter: MemoryAdapter) => lastCode(adapter.inbox.messages);
/** A code that was not sent. */
export const wrongCodeOf = (adapter: MemoryAdapter) => wrongCodeFor(codeOf(adapter));
/** The number with this id. Throws if the list does not contain it. */
export function numberIn(numbers: readonly PhoneNumber[], id: string): PhoneNumber {
  const number = numbers.find((candidate) => candidate.id === id);
  if (!number) throw new Error(`The list has no number with the id ${id}.`);
  return number;
}
