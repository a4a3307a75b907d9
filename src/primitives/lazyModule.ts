'use client';
import { useEffect, useSyncExternalStore } from 'react';

/** A part of the kit that is downloaded when it is needed, or before that, when the browser is idle. */
export interface LazyModule<Module> {
  load: () => Promise<void>;
  subscribe: (onChange: () => void) => () => void;
  read: () => Module | 'failed' | null;
}

/**
 * `import()` behind a small store. Unlike `React.lazy` it can be asked again after a failed download, and draws at
 * once, without a fallback, when the module is there already.
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

/** The module once it is there, null until then, `failed` where its download failed. Nothing is there on the server. */
export function useLazyModule<Module>(module: LazyModule<Module>): Module | 'failed' | null {
  return useSyncExternalStore(module.subscribe, module.read, () => null);
}

/** Downloads modules after the first paint, when the browser has nothing better to do. A failure is no matter yet. */
export function usePreloaded(modules: readonly LazyModule<unknown>[]): void {
  useEffect(() => {
    const loadAll = () => modules.forEach((module) => void (module.read() ?? module.load()));
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(loadAll, 200);
      return () => clearTimeout(timer);
    }
    const callback = requestIdleCallback(loadAll, { timeout: 2000 });
    return () => cancelIdleCallback(callback);
  }, [modules]);
}
