'use client';
import { useEffect, useRef } from 'react';

export type WhenSettled = <Result>(
  result: Promise<Result>,
  onSuccess: ((result: Result) => void) | undefined,
  onError: () => void,
) => void;

/**
 * Returns a function that calls one of the callbacks when the promise settles, or as soon as the component is shown
 * again if `<Activity>` has hidden it meanwhile; never if it has been unmounted, or called again, as by two clicks in
 * one task. TanStack Query drops the callbacks of `mutate` of a hidden component.
 */
export function useWhenSettled(): WhenSettled {
  const isShown = useRef(false);
  const last = useRef<Promise<unknown>>(undefined);
  const waiting = useRef<() => void>(undefined);
  useEffect(() => {
    isShown.current = true;
    waiting.current?.();
    return () => void (isShown.current = false);
  }, []);
  return (result, onSuccess, onError) => {
    last.current = result;
    const finish = (run: () => void) => {
      if (last.current !== result) return;
      waiting.current = () => {
        waiting.current = undefined;
        run();
      };
      if (isShown.current) waiting.current();
    };
    result.then(
      (value) => finish(() => onSuccess?.(value)),
      () => finish(onError),
    );
  };
}
