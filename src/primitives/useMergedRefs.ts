'use client';
import { useMemo, type Ref } from 'react';

/** Returns a ref that sets both of the given ones, or the only one that is given. */
export function useMergedRefs<Instance>(
  one: Ref<Instance> | undefined,
  other: Ref<Instance> | undefined,
): Ref<Instance> | undefined {
  return useMemo(() => {
    if (!one || !other) return one ?? other;
    return (instance) => {
      assignRef(one, instance);
      assignRef(other, instance);
    };
  }, [one, other]);
}

function assignRef<Instance>(ref: Ref<Instance>, instance: Instance | null) {
  if (typeof ref === 'function') ref(instance);
  else if (ref) (ref as { current: Instance | null }).current = instance;
}
