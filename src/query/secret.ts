const kept = new WeakMap<object, { value: unknown; onUnseen?: (() => void) | undefined }>();

/**
 * Holds a secret, such as a code or a set of backup codes, that JSON, `structuredClone`, devtools and a dehydrated
 * cache show as an empty object, so that TanStack Query may keep it in a mutation's `variables` or `data`.
 */
export class Secret<Value> {
  /** `onUnseen` is called if the secret is discarded before anybody has revealed it. */
  constructor(value: Value, onUnseen?: () => void) {
    kept.set(this, { value, onUnseen });
    Object.freeze(this);
  }

  /** Returns the secret; null after it was discarded. */
  reveal(): Value | null {
    const secret = kept.get(this);
    delete secret?.onUnseen;
    return (secret?.value as Value | undefined) ?? null;
  }

  /** Forgets the secret, for everyone who holds this object. */
  discard(): void {
    kept.get(this)?.onUnseen?.();
    kept.delete(this);
  }
}
