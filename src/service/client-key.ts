/**
 * Returns the key that a client is counted by. An IPv6 address becomes its /64 network, all of which one client has
 * (RFC 6177), and an IPv4 address in IPv6 form becomes the IPv4 address; every other text stays as it is.
 */
export function normalizeClientKey(key: string): string {
  const address = key
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '');
  const mapped = /^(?:0*:)*:?(?:0*:)*ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  const groups = expandIpv6(address);
  return groups === null ? key.trim() : `${groups.slice(0, 4).join(':')}::/64`;
}

/** Returns the eight groups of an IPv6 address, without leading zeros; null for another text. */
function expandIpv6(address: string): readonly string[] | null {
  const halves = address.split('::');
  if (!address.includes(':') || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => half.split(':').filter((group) => group !== ''));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => group.replace(/^0+(?=.)/, ''))
    : null;
}
