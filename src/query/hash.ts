/**
 * Hashes a text (cyrb53) for a key that must not show it: every script of the origin reads storage, and a query cache
 * is dehydrated into pages. Not a hash of `crypto.subtle`, which are asynchronous, while a key is needed in render; and
 * not a random name in its place, since the same key is found again after a reload and in other tabs. 53 bits tell
 * apart the few keys of one browser, and are too few to compute the 128 random bits of a secret from.
 */
export function hashText(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
