declare const secret: unique symbol;

/**
 * A secret on its way: an empty object to JSON, to `structuredClone`, to devtools and to a dehydrated cache, so that
 * TanStack Query may keep it among a mutation's variables and answers. `reveal` opens it.
 */
export interface Sealed<Secret> {
  readonly [secret]: Secret;
}

const secrets = new WeakMap<object, unknown>();

/** Puts a secret, a code or a set of backup codes, out of sight. */
export function seal<Secret>(value: Secret): Sealed<Secret> {
  const envelope = Object.freeze({}) as Sealed<Secret>;
  secrets.set(envelope, value);
  return envelope;
}

/** What was sealed; null once it was discarded. */
export function reveal<Secret>(envelope: Sealed<Secret>): Secret | null {
  return (secrets.get(envelope) as Secret | undefined) ?? null;
}

/** Forgets the secret: whoever holds the envelope holds nothing then. */
export function discard(envelope: Sealed<unknown>): void {
  secrets.delete(envelope);
}
