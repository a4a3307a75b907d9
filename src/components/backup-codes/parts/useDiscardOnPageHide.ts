'use client';
import { useInsertionEffect, useReducer } from 'react';
import { flushSync } from 'react-dom';
import type { Secret } from '../../../query/secret.js';

/**
 * Discards a secret, and renders without it, when the person leaves the page: the browser may keep the page as it is
 * for "Back", which shows it to the next user. Also while `<Activity>` hides it, which ends other effects.
 */
export function useDiscardOnPageHide(secret: Secret<unknown> | null | undefined): void {
  const [, render] = useReducer((count: number) => count + 1, 0);
  useInsertionEffect(() => {
    if (!secret) return;
    // At once: the page is frozen as soon as the event is over.
    const discard = () => {
      secret.discard();
      flushSync(render);
    };
    addEventListener('pagehide', discard);
    return () => removeEventListener('pagehide', discard);
  }, [secret]);
}
