'use client';
import { useEffect, useRef } from 'react';
import type { Secret } from '../../query/secret.js';

/**
 * Keeps a secret no longer than it is shown: it is forgotten when another one takes its place and when the component
 * unmounts. What it returns takes in an answer, which is forgotten at once where nobody is there any more to see it.
 */
export function useKept<Value>(shown: Secret<Value> | null, show: (secret: Secret<Value>) => void): (secret: Secret<Value>) => void {
  const kept = useRef<Secret<Value> | null>(null);
  const isThere = useRef(false);
  useEffect(() => {
    kept.current = shown;
    return () => {
      kept.current = null;
      // StrictMode takes every effect back once and runs it again in the same task: that is not leaving.
      queueMicrotask(() => {
        if (kept.current !== shown) shown?.discard();
      });
    };
  }, [shown]);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);
  return (secret) => (isThere.current ? show(secret) : secret.discard());
}
