import { createRandomId } from '../kit/create-random-id.js';
import type { HttpCall } from './send-once.js';

/** The keys by which a server recognizes a repeated call, so that it does the work once. */
export interface IdempotencyKeys {
  /** Returns the key of the same earlier call if its outcome is unknown, and otherwise a new key. */
  get(call: HttpCall): string;
  /** Keeps the key for a minute, because the call's outcome is unknown: a repetition sends no second message. */
  keep(call: HttpCall, key: string): void;
  /** Forgets the key, because the call's outcome is known. */
  drop(call: HttpCall): void;
}

export function createIdempotencyKeys(): IdempotencyKeys {
  const kept = new Map<string, { key: string; until: number }>();
  return {
    get(call) {
      for (const [name, { until }] of kept) if (until <= performance.now()) kept.delete(name);
      return kept.get(describeCall(call))?.key ?? createRandomId();
    },
    keep(call, key) {
      const name = describeCall(call);
      // Counted from the first time, however often the call is repeated.
      if (kept.get(name)?.key !== key) kept.set(name, { key, until: performance.now() + keyLifetime });
    },
    drop: (call) => void kept.delete(describeCall(call)),
  };
}

/** ms. As long as a person may need to see the failure and try again. */
const keyLifetime = 60_000;

function describeCall({ method, path, body }: HttpCall): string {
  return JSON.stringify([method, path, body]);
}
