import { vi } from 'vitest';
import type { Hold } from '../../src/testing/index.js';

/** Releases what is held, and waits until the page is idle. */
export function release(held: Hold): Promise<void> {
  held.release();
  return aWhile();
}

/** Advances the wall clock, under fake time, as if the user returned from another tab. */
export function later(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Waits until pending automatic work has run: for a moment, and then until the page is idle. */
export async function aWhile(milliseconds = 60): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  await new Promise<unknown>((resolve) => (whenIdle ? whenIdle(resolve, { timeout: 2000 }) : resolve(undefined)));
}

/** Captured early, since a test can remove it from the page. */
const whenIdle = globalThis.requestIdleCallback?.bind(globalThis);
