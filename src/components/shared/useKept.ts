'use client';
import { useInsertionEffect, useRef } from 'react';
import type { Secret } from '../../query/secret.js';

/**
 * Keeps a secret no longer than it is shown: discards it when another one replaces it and when the component unmounts.
 * Returns a function for a new secret: it calls `show`, or discards the secret if the component is unmounted.
 *
 * Insertion effects are the only ones that `<Activity>` leaves alone when it hides a component, and so StrictMode, too.
 */
export function useKept<Value>(
  shown: Secret<Value> | null,
  show: (secret: Secret<Value>) => void,
): (secret: Secret<Value>) => void {
  const isThere = useRef(false);
  // Deferred, because a discarded set of backup codes is announced to other components.
  useInsertionEffect(() => () => queueMicrotask(() => shown?.discard()), [shown]);
  useInsertionEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);
  return (secret) => (isThere.current ? show(secret) : secret.discard());
}
