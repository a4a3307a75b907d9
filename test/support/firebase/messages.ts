import { vi } from 'vitest';
import { emulator } from './emulator.js';

/** Reads the codes that are sent from now on. The emulator also holds those of earlier tests. */
export async function readsCodes(): Promise<(phoneNumber: string) => Promise<string>> {
  const old = new Set((await emulator.codes()).map(({ sessionInfo }) => sessionInfo));
  return (phoneNumber) =>
    vi.waitFor(
      async () => {
        const codes = await emulator.codes();
        const newest = codes.findLast((sent) => sent.phoneNumber === phoneNumber && !old.has(sent.sessionInfo));
        if (!newest) throw new Error(`No message came to ${phoneNumber}.`);
        return newest.code;
      },
      { interval: 50 },
    );
}
