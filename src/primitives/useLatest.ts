'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** The value of the latest commit, for what outlives a render: a listener, or a callback that must stay the same. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
