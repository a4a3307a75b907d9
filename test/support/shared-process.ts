import { afterAll, vi } from 'vitest';

// The next file runs in the same process. Hono's Node server replaces these globals, and makes `Response.error()`
// throw.
const { Request, Response } = globalThis;

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  for (const [name, value] of Object.entries({ Request, Response }))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true, enumerable: false });
});
