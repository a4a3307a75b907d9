'use client';
import { lazyModule, useLazyModule } from '../../primitives/lazyModule.js';

/** With the phone metadata, which is 40 kB and so comes after the first paint. */
export const writtenNumberModule = lazyModule(() => import('../../core/written-number.js'));

/** Writes numbers for reading, `+1 201 555 0123`; in plain international form until the phone metadata is there. */
export function useReadableNumbers(): (phoneNumber: string) => string {
  const module = useLazyModule(writtenNumberModule);
  return module === null || module === 'failed' ? plain : module.formatPhoneNumber;
}

const plain = (phoneNumber: string) => phoneNumber;
