/**
 * Hashes a text for a key that must not show it: every script of the origin reads storage, and a query cache is
 * dehydrated into pages. Not a hash of `crypto.subtle`, which are asynchronous, while a key is needed in render; and
 * not a random name in its place, since the same key is found again after a reload and in other tabs. 64 bits tell
 * apart the few keys of one browser, and are too few to compute the 128 random bits of a secret from.
 */
export function hashText(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const character of text) {
    const unit = character.codePointAt(0) ?? 0;
    high = Math.imul(high ^ unit ^ (low >>> 16), 2654435761);
    low = Math.imul(low ^ unit ^ (high >>> 16), 1597334677);
  }
  return [high, low].map((half) => (half >>> 0).toString(36)).join('');
}
