'use client';
import { useEffect, useInsertionEffect, useRef } from 'react';

/** Calls `onChange` when `unsaved` changes, and with false when the component unmounts, but not when it is hidden. */
export function useUnsavedChange(unsaved: boolean, onChange: ((unsaved: boolean) => void) | undefined): void {
  const latest = useRef(onChange);
  const reported = useRef(false);
  useEffect(() => {
    latest.current = onChange;
    if (reported.current === unsaved) return;
    reported.current = unsaved;
    onChange?.(unsaved);
  }, [unsaved, onChange]);
  useInsertionEffect(
    () => () =>
      // Deferred, because an insertion effect must not render, as the callback will.
      queueMicrotask(() => reported.current && latest.current?.(false)),
    [],
  );
}
