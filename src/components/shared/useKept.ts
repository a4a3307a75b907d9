'use client';
import { useEffect, useRef } from 'react';
import type { Secret } from '../../query/secret.js';

/**
 * Keeps a secret no longer than it is shown: discards it when another one replaces it and when the component unmounts.
 * Returns a function for a new secret: it calls `show`, or discards the secret if the component is unmounted.
 */
export function useKept<Value>(
  shown: Secret<Value> | null,
  show: (secret: Secret<Value>) => void,
): (secret: Secret<Value>) => void {
  const kept = useRef<Secret<Value> | null>(null);
  const isThere = useRef(false);
  useEffect(() => {
    kept.current = shown;
    return () => {
      kept.current = null;
      // StrictMode cleans up every effect once and runs it again in the same task: that is no unmount.
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
