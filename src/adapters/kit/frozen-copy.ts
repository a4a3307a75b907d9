/**
 * Returns a deep, frozen copy of plain data, so that a caller neither changes what others see nor takes a change of the
 * copy for a change of the number. Not `structuredClone`, which Jest's jsdom environment lacks.
 */
export function frozenCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(frozenCopy)
    : Object.fromEntries(Object.entries(data).map(([name, value]) => [name, frozenCopy(value)]));
  return Object.freeze(copy) as Data;
}
