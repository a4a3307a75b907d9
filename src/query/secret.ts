const values = new WeakMap<object, unknown>();

/**
 * Holds a secret, such as a code or a set of backup codes, that JSON, `structuredClone`, devtools and a dehydrated
 * cache show as an empty object, so that TanStack Query may keep it in a mutation's `variables` or `data`.
 */
export class Secret<Value> {
  constructor(value: Value) {
    values.set(this, value);
    Object.freeze(this);
  }

  /** Returns the secret; null after it was discarded. */
  reveal(): Value | null {
    return (values.get(this) as Value | undefined) ?? null;
  }

  /** Forgets the secret, for everyone who holds this object. */
  discard(): void {
    values.delete(this);
  }
}
