import { vi } from 'vitest';
import type { MemoryAdapter, MemoryOperation } from '../../src/adapters/memory/index.js';

/**
 * Lets the backend run an operation and holds its answers until the returned function is called, so that a test can act
 * in the middle, however slow the machine is.
 */
export function holdAnswers<Operation extends MemoryOperation>(adapter: MemoryAdapter, operation: Operation) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const run = adapter[operation] as (input: never) => Promise<unknown>;
  adapter[operation] = (async (input: never) => {
    const [outcome] = await Promise.allSettled([run(input)]);
    await released;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }) as MemoryAdapter[Operation];
  return () => {
    adapter[operation] = run as MemoryAdapter[Operation];
    release();
    return aWhile();
  };
}

/** Lets the wall clock run, under fake time, as if the person had been in another tab and came back. */
export function later(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
  document.dispatchEvent(new Event('visibilitychange'));
}

/**
 * Waits as long as whatever would still happen by itself needs: for a moment, and then until the page has nothing left
 * to do.
 */
export async function aWhile(milliseconds = 60): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await new Promise<unknown>((resolve) => (whenIdle ? whenIdle(resolve, { timeout: 2000 }) : resolve(undefined)));
}

/** Kept from the start, since a test can take it away from the page. */
const whenIdle = globalThis.requestIdleCallback?.bind(globalThis);
