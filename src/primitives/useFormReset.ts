'use client';
import { useEffect, useRef, type Ref, type RefObject } from 'react';
import { useLatest } from './useLatest.js';

/** Calls `onReset` when the form of an input is reset, by a button or by `form.reset()`. */
export function useFormReset(input: RefObject<HTMLInputElement | null>, onReset: () => void) {
  const latest = useLatest(onReset);

  useEffect(() => {
    // Its root, since an input can come into another form without being rendered.
    const root = input.current?.getRootNode();
    const reset = (event: Event) => {
      if (!event.defaultPrevented && event.target === input.current?.form) latest.current();
    };
    root?.addEventListener('reset', reset);
    return () => root?.removeEventListener('reset', reset);
  }, [input, latest]);
}

/**
 * Calls `onReset` when react-hook-form resets the form of its `Controller`. That resets no `<form>`, and if a value is
 * null before and after, nothing changes in what the field is given but the ref callback: the same at each render, and
 * another one after a reset. A ref callback that is another one at each render says nothing, and is never taken for a
 * reset.
 */
export function useControllerReset(props: { name?: string }, ref: Ref<unknown> | undefined, onReset: () => void) {
  const last = useRef({ props, ref, isKept: false });

  useEffect(() => {
    const before = last.current;
    // A render that its caller had no part in.
    if (props === before.props) return;
    const isSame = ref === before.ref;
    last.current = { props, ref, isKept: before.isKept || isSame };
    if (before.isKept && !isSame && typeof ref === 'function' && props.name === before.props.name) onReset();
  });
}
