declare const sealed: unique symbol;

/**
 * A secret on its way to the backend: an empty object to JSON, to `structuredClone`, to devtools and to a dehydrated
 * cache, so that TanStack Query may keep it among a mutation's variables.
 */
export interface Sealed {
  readonly [sealed]: true;
}

const secrets = new WeakMap<object, string>();

export function seal(secret: string): Sealed {
  const envelope = Object.freeze({}) as Sealed;
  secrets.set(envelope, secret);
  return envelope;
}

/** What was sealed, once: opening it again gives an empty text. */
export function openOnce(envelope: Sealed): string {
  const secret = secrets.get(envelope) ?? '';
  secrets.delete(envelope);
  return secret;
}
