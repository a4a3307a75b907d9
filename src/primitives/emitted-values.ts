'use client';
import { useEffect, type Dispatch, type SetStateAction } from 'react';

/** The part of a field's state that tells its own values from those that its caller sets. */
export interface EmittedValues {
  /** The `value` prop of the last render; undefined makes the next render take it for one that was set. */
  value: string | null | undefined;
  /**
   * The values passed to `onChange` since, which the caller has not passed back yet; after the one it has passed back,
   * if it is not the last.
   */
  emitted: readonly (string | null)[];
}

/** Returns the value that the caller has, or will have once it has passed back all emitted values. */
export function getLatestValue({ value, emitted }: EmittedValues): string | null | undefined {
  const last = emitted.at(-1);
  return last === undefined ? value : last;
}

/** Returns the emitted values after another one. */
export function appendEmitted(values: EmittedValues, next: string | null): readonly (string | null)[] {
  return next === getLatestValue(values) ? values.emitted : [...values.emitted, next];
}

/** Returns the state after an emitted value was passed back, however late; null if the caller has set another one. */
export function acknowledgeEmitted<State extends EmittedValues>(state: State, value: string | null): State | null {
  const index = state.emitted.indexOf(value);
  const left = state.emitted.slice(index);
  return index < 0 ? null : { ...state, value, emitted: left.length > 1 ? left : [] };
}

/** The time after which a caller has skipped the values that it has not passed back, in ms. */
const maxCallerDelay = 5000;

/**
 * Forgets emitted values that the caller skipped, as `useDeferredValue` does: otherwise the same value, set by the app,
 * would be taken for one of them. One that was taken so is set now.
 */
export function useSkippedValues<State extends EmittedValues>(
  state: State,
  setState: Dispatch<SetStateAction<State>>,
): void {
  useEffect(() => {
    const { value, emitted } = state;
    const isCurrent = emitted.at(-1) === value;
    if (!isCurrent && emitted[0] !== value) return;
    const forget = () => setState({ ...state, value: isCurrent ? value : undefined, emitted: [] });
    const timer = setTimeout(forget, maxCallerDelay);
    return () => clearTimeout(timer);
  }, [state, setState]);
}
