/** `T` with properties that can be left out, or be `undefined` under `exactOptionalPropertyTypes` too. */
export type Optional<T> = { [Key in keyof T]?: T[Key] | undefined };

/** `T` without optional properties; `Required` would keep a written `undefined`. */
export type Complete<T> = { [Key in keyof T]-?: Exclude<T[Key], undefined> };

/** Returns `defaults` with the properties that are given; one that is `undefined` keeps its default. */
export function withDefaults<T extends object>(defaults: T, given: Optional<T> | undefined): T {
  const defined = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(defined) };
}
