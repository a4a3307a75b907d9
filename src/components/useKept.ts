'use client';
import { useEffect, useRef } from 'react';
import { discard, type Sealed } from '../query/sealed.js';

/**
 * Keeps a secret no longer than it is shown: it is forgotten when another one takes its place and when the component
 * unmounts. What it returns takes in an answer, which is forgotten at once where nobody is there any more to see it.
 */
export function useKept<Secret>(shown: Sealed<Secret> | null, show: (envelope: Sealed<Secret>) => void): (envelope: Sealed<Secret>) => void {
  const kept = useRef<Sealed<Secret> | null>(null);
  const isThere = useRef(false);
  useEffect(() => {
    kept.current = shown;
    return () => {
      kept.current = null;
      // StrictMode takes every effect back once and runs it again in the same task: that is not leaving.
      queueMicrotask(() => {
        if (shown && kept.current !== shown) discard(shown);
      });
    };
  }, [shown]);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);
  return (envelope) => (isThere.current ? show(envelope) : discard(envelope));
}
