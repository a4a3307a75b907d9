import type * as Warnings from './warnings.js';

declare const process: { env: { NODE_ENV?: string | undefined } };

/** Downloads the warnings for developers and calls `give` with them; in production, a bundler leaves out both. */
export function warn(give: (warnings: typeof Warnings) => void): void {
  try {
    if (process.env.NODE_ENV !== 'production') void import('./warnings.js').then(give).catch(() => {});
  } catch {
    // a page without a bundler
  }
}
