import { vi } from 'vitest';
import type { Hold } from '../../src/testing/index.js';

/** Releases what is held, and waits until the page has nothing left to do. */
export function release(held: Hold): Promise<void> {
  held.release();
  return aWhile();
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
