import type { HttpCall } from './client.js';

/** The keys that have a server do once what it is told twice. */
export interface IdempotencyKeys {
  /** A new one; or the one of the same call, where nobody knows what became of it. */
  keyOf(call: HttpCall): string;
  /** Nobody knows what became of the call: whoever makes it again within a minute is told, and no second message leaves. */
  keep(call: HttpCall, key: string): void;
  /** It is known what became of the call. */
  drop(call: HttpCall): void;
}

export function createIdempotencyKeys(): IdempotencyKeys {
  const kept = new Map<string, { key: string; until: number }>();
  return {
    keyOf(call) {
      for (const [name, { until }] of kept) if (until <= performance.now()) kept.delete(name);
      return kept.get(nameOf(call))?.key ?? createKey();
    },
    keep(call, key) {
      const name = nameOf(call);
      // From the first time on, however often it is tried again.
      if (kept.get(name)?.key !== key) kept.set(name, { key, until: performance.now() + keptFor });
    },
    drop: (call) => void kept.delete(nameOf(call)),
  };
}

/** ms. As long as a person may need to see that it went wrong and to try again. */
const keptFor = 60_000;

function nameOf({ method, path, body }: HttpCall): string {
  return JSON.stringify([method, path, body]);
}

/** `crypto.randomUUID` is missing where a page is served without TLS, as to a phone in the same room. */
function createKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
