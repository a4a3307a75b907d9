import { vi } from 'vitest';
import { patience } from './patience.mjs';

// `vi.waitFor` and `vi.waitUntil` have no configuration, and give up after a second.

const { waitFor, waitUntil } = vi;
vi.waitFor = (callback, options) => waitFor(callback, patient(options));
vi.waitUntil = (callback, options) => waitUntil(callback, patient(options));

function patient(options: Parameters<typeof waitFor>[1]) {
  return { timeout: patience, ...(typeof options === 'number' ? { timeout: options } : options) };
}
