/**
 * A deep copy of plain data that cannot be changed: callers get what is theirs alone, and cannot mistake a change of it
 * for a change of the number. Not `structuredClone`, which Jest's jsdom environment lacks.
 */
export function frozenCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data) ? data.map(frozenCopy) : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, frozenCopy(value)]));
  return Object.freeze(copy) as Data;
}
