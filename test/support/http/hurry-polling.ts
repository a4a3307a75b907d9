import { vi } from 'vitest';

/** A wait between two looks at a record takes no time; a deadline does. */
export function hurryPolling(): void {
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (run: () => void, ms: number) => (ms > 1000 ? setTimeout(run, ms) : setImmediate(run)));
}
