'use client';
import { useEffect, useRef } from 'react';
import type { PhoneAdapter } from '../core/adapter.js';

/** Warns in development if the adapter is another one of the same backend and user at two renders in a row. */
export function useAdapterWarning(adapter: PhoneAdapter, userId: string): void {
  const last = useRef({ adapter, userId, changes: 0 });
  useEffect(() => {
    const { current } = last;
    const isNew =
      current.adapter !== adapter && kindOf(current.adapter) === kindOf(adapter) && current.userId === userId;
    const changes = isNew ? current.changes + 1 : 0;
    // StrictMode runs this twice, the second time without a change.
    if (isNew || current.adapter !== adapter || current.userId !== userId) last.current = { adapter, userId, changes };
    if (changes === 2)
      void import('../core/warnings.js').then(
        (warn) => warn.ofNewAdapters(),
        () => {},
      );
  }, [adapter, userId]);
}

/** The scope without the count that sets one memory adapter apart from the next. */
const kindOf = ({ scope }: PhoneAdapter) => scope.replace(/\d+$/, '');
