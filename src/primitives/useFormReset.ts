'use client';
import { useEffect, useRef, type Ref, type RefObject } from 'react';
import { useLatest } from './useLatest.js';

/** Calls `onReset` when the form of an input is reset, by a button or `form.reset()`. */
export function useFormReset(input: RefObject<HTMLInputElement | null>, onReset: () => void) {
  const latest = useLatest(onReset);

  useEffect(() => {
    // Listens on the root, because an input can move to another form without a render.
    const root = input.current?.getRootNode();
    const reset = (event: Event) => {
      if (!event.defaultPrevented && event.target === input.current?.form) latest.current();
    };
    root?.addEventListener('reset', reset);
    return () => root?.removeEventListener('reset', reset);
  }, [input, latest]);
}

/**
 * Calls `onReset` when react-hook-form resets the form of a `Controller`. It fires no `reset` event, and if the value
 * was null before and after, the only prop that changes is the ref callback, which is otherwise stable. A ref callback
 * that changes at every render is never treated as a reset.
 */
export function useControllerReset(
  props: { name?: string | undefined },
  ref: Ref<unknown> | undefined,
  onReset: () => void,
) {
  const last = useRef({ props, ref, isKept: false });

  useEffect(() => {
    const before = last.current;
    // This render did not come from the parent.
    if (props === before.props) return;
    const isSame = ref === before.ref;
    last.current = { props, ref, isKept: before.isKept || isSame };
    if (before.isKept && !isSame && typeof ref === 'function' && props.name === before.props.name) onReset();
  });
}
