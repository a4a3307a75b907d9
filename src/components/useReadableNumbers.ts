'use client';
import { lazyModule, useLazyModule } from './lazyModule.js';

/** Phone metadata is 40 kB, so it comes after the first paint. */
export const e164Module = lazyModule(() => import('../core/e164.js'));

/** Writes numbers for reading, `+1 201 555 0123`; in plain international form until the phone metadata is there. */
export function useReadableNumbers(): (phoneNumber: string) => string {
  const e164 = useLazyModule(e164Module);
  return e164 === null || e164 === 'failed' ? plain : e164.formatPhoneNumber;
}

const plain = (phoneNumber: string) => phoneNumber;
