/** What a store does with a write in a transaction that asked for no keys. */
export function refuseToWriteWithoutKeys(): never {
  throw new Error(
    'A transaction without keys holds no lock, so what it writes could undo what another writes at the same time. ' +
      'Give it the keys of what it writes.',
  );
}
