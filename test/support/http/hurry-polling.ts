import { vi } from 'vitest';

/** Skips the delay between two reads of an idempotency record, but not its deadline. */
export function hurryPolling(): void {
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => (ms > 1000 ? setTimeout(run, ms) : setImmediate(run)));
}
