/** Throws for a write in a transaction that was started without keys. */
export function rejectWrite(): never {
  throw new Error(
    'A transaction without keys holds no lock, so its write could overwrite what another ' +
      'transaction writes at the same time. ' +
      'Pass the keys of what it writes.',
  );
}
