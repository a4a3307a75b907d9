import type { RequestListener } from 'node:http';
import { onTestFinished } from 'vitest';
import { listen } from './listen.js';

/** Starts a server on a free port of this machine, until the test ends. Resolves with its origin. */
export async function listening(listener: RequestListener): Promise<string> {
  const { url, close } = await listen(listener);
  onTestFinished(close);
  return url;
}
