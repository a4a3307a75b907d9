'use client';
import { useEffect, useRef, type RefObject } from 'react';

/** Returns a ref to the value of the latest commit, for a listener or a stable callback. */
export function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
