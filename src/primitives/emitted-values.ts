/** The part of a field's state that tells its own values from those that its caller sets. */
export interface EmittedValues {
  /** The `value` prop of the last render. */
  value: string | null;
  /** The values passed to `onChange` since, which the caller has not passed back yet. */
  emitted: readonly (string | null)[];
}

/** Returns the value that the caller has, or will have once it has passed back all emitted values. */
export function getLatestValue({ value, emitted }: EmittedValues): string | null {
  const last = emitted.at(-1);
  return last === undefined ? value : last;
}

/** Returns the emitted values after another one. */
export function appendEmitted(values: EmittedValues, next: string | null): readonly (string | null)[] {
  return next === getLatestValue(values) ? values.emitted : [...values.emitted, next];
}

/** Returns the emitted values after one was passed back, however late; null if the caller has set another value. */
export function acknowledgeEmitted(
  { emitted }: EmittedValues,
  value: string | null,
): readonly (string | null)[] | null {
  const index = emitted.indexOf(value);
  return index < 0 ? null : emitted.slice(index + 1);
}
