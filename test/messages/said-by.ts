import { PhoneError } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import type { PhoneMessages } from '../../src/messages/types.js';

export const number = '+1 201 555 0123';
export const callingCode = '+44';
export const fileName = 'codes.txt';
export const host = 'summit.example';
export const types = ['oauth_google', 'saml'];
export const country = 'Ελλάδα';
export const reason = '⟨reason⟩';
export const date = 'Μάιος';
/** Includes one number for each plural category of whole numbers in the kit's languages, except French's millions. */
export const counts = [0, 1, 2, 3, 5, 6, 11, 20, 21, 22, 25, 100, 101, 102, 111, 1000];

/** Arguments for an entry that is a function. */
const calls: Record<string, readonly unknown[][]> = {
  'list.linkedTo': [[types]],
  'list.addedOn': [[date]],
  'remove.linkEnds': [[types]],
  'add.limitReached': counts.map((count) => [count]),
  'verify.sentTo': counts.map((count) => [number, count]),
  'verify.resendIn': counts.map((count) => [count]),
  'verify.incomplete': counts.map((count) => [count]),
  'secondFactor.stillOn': [[types]],
  'backupCodes.left': counts.flatMap((count) => [
    [count, null],
    [count, date],
  ]),
  'secondFactor.notAdded': [[number, reason]],
  'backupCodes.downloaded': [[fileName]],
  'backupCodes.heading': [[host]],
  'phoneField.country': [[country, callingCode]],
  'phoneField.countriesFound': counts.map((count) => [count]),
};

/** One entry of a language, and every text that it can return. */
export interface MessageEntry {
  path: string;
  texts: readonly { args: readonly unknown[]; text: string }[];
}

/** Every text of a language, entry by entry. */
export function saidBy(messages: PhoneMessages): readonly MessageEntry[] {
  return entriesOf(messages).map(([path, entry]) => ({
    path,
    texts:
      typeof entry === 'string'
        ? [{ args: [], text: entry }]
        : callsOf(path).map((args) => ({ args, text: (entry as (...args: readonly unknown[]) => string)(...args) })),
  }));
}

function callsOf(path: string): readonly (readonly unknown[])[] {
  if (!path.startsWith('errors.')) return calls[path] ?? [[number]];
  const code = path.slice('errors.'.length) as PhoneErrorCode;
  const seconds = [...counts, 1.5, 45, 89, 90, 600];
  return [
    [new PhoneError(code)],
    ...counts.map((attemptsLeft) => [new PhoneError(code, { attemptsLeft })]),
    ...seconds.map((retryAfter) => [new PhoneError(code, { retryAfter })]),
    ...seconds.map((sentAgo) => [new PhoneError(code, { attemptsLeft: 3, retryAfter: 18, sentAgo })]),
  ];
}

function entriesOf(group: object, path = ''): readonly [string, unknown][] {
  return Object.entries(group).flatMap(([key, entry]: [string, unknown]) =>
    typeof entry === 'object' && entry !== null
      ? entriesOf(entry, `${path}${key}.`)
      : [[`${path}${key}`, entry] as [string, unknown]],
  );
}
