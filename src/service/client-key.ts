/**
 * Returns the key that a client is counted by. An IPv6 address becomes its /64 network, all of which one client has
 * (RFC 6177), an IPv4 address in IPv6 form becomes the IPv4 address, and both lose the port that some proxies append;
 * every other text stays as it is.
 */
export function normalizeClientKey(key: string): string {
  const address = key
    .trim()
    .toLowerCase()
    .replace(/^\[(.*)\](?::\d+)?$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
  if (/^\d+(\.\d+){3}$/.test(address)) return address;
  const groups = expandIpv6(address);
  if (groups === null) return key.trim();
  return readMappedIpv4(groups) ?? `${groups.slice(0, 4).join(':')}::/64`;
}

/** Returns the eight groups of an IPv6 address, without leading zeros; null for another text. */
function expandIpv6(address: string): readonly string[] | null {
  const halves = address.replace(/:(\d+)\.(\d+)\.(\d+)\.(\d+)$/, toGroups).split('::');
  if (!address.includes(':') || halves.length > 2) return null;
  const [head = [], tail = []] = halves.map((half) => half.split(':').filter((group) => group !== ''));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...Array<string>(Math.max(0, missing)).fill('0'), ...tail];
  return groups.every((group) => /^[\da-f]{1,4}$/.test(group))
    ? groups.map((group) => group.replace(/^0+(?=.)/, ''))
    : null;
}

/** Returns the two groups of the four bytes that an IPv6 address may end with (RFC 4291, 2.2). */
function toGroups(_: string, ...bytes: readonly string[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.map(Number);
  return `:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** Returns the address of `::ffff:0:0/96`; null for another one. */
function readMappedIpv4(groups: readonly string[]): string | null {
  if (groups.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null;
  const bytes = groups.slice(6).flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join('.');
}
