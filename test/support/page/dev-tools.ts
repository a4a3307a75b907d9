import { TestRunner } from 'vitest';
import { cdp, server } from 'vitest/browser';

/** Sends commands to Chromium's DevTools; the declarations of `cdp` know none without its provider. */
export interface DevTools {
  send(command: string, parameters: object): Promise<unknown>;
}

/** Returns Chromium's DevTools. Skips the current test in another engine, which has none. */
export function devTools(): DevTools {
  skipIn('firefox', 'needs the DevTools of Chromium');
  return cdp() as DevTools;
}

/** Skips the current test in an engine, with a reason that stands in the output. */
export function skipIn(engine: string, reason: string): void {
  if (server.browser === engine) TestRunner.getCurrentTest()?.context.skip(reason);
}
