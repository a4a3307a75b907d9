'use client';
import { useEffect, useSyncExternalStore } from 'react';

/** A chunk of the kit that is downloaded when it is needed, or earlier, when the browser is idle. */
export interface LazyModule<Module> {
  load: () => Promise<void>;
  subscribe: (onChange: () => void) => () => void;
  read: () => Module | 'failed' | null;
}

/**
 * Wraps `import()` in a small store. Unlike `React.lazy`, it can load again after a failed download, and renders at
 * once, without a fallback, if the module is loaded already.
 */
export function lazyModule<Module>(download: () => Promise<Module>): LazyModule<Module> {
  const listeners = new Set<() => void>();
  let state: Module | 'failed' | null = null;
  let underWay: Promise<void> | null = null;

  const become = (next: typeof state) => {
    state = next;
    for (const onChange of listeners) onChange();
  };
  return {
    load() {
      if (state === 'failed') become(null);
      underWay ??= download().then(become, () => {
        underWay = null;
        become('failed');
      });
      return underWay;
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => void listeners.delete(onChange);
    },
    read: () => state,
  };
}

/** Returns the module; null until it is loaded, and on the server; `failed` if its download failed. */
export function useLazyModule<Module>(module: LazyModule<Module>): Module | 'failed' | null {
  return useSyncExternalStore(module.subscribe, module.read, () => null);
}

/**
 * Downloads a module after the first paint, when the browser is idle. A failure is ignored: the component that
 * needs the module tries again.
 */
export function usePreload(module: LazyModule<unknown> | false): void {
  useEffect(() => {
    if (!module) return;
    const load = () => void (module.read() ?? module.load());
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(load, 200);
      return () => clearTimeout(timer);
    }
    const callback = requestIdleCallback(load, { timeout: 2000 });
    return () => cancelIdleCallback(callback);
  }, [module]);
}
