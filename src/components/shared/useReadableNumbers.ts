'use client';
import { lazyModule, useLazyModule } from '../../primitives/lazyModule.js';

/** Formats numbers. It needs the phone metadata, which is 40 kB and so is loaded after the first paint. */
export const writtenNumberModule = lazyModule(() => import('../../core/format-number.js'));

/**
 * Returns a function that formats a number, `+1 201 555 0123`; it returns the E.164 form until the phone metadata is
 * loaded.
 */
export function useReadableNumbers(): (phoneNumber: string) => string {
  const module = useLazyModule(writtenNumberModule);
  return module === null || module === 'failed' ? plain : module.formatPhoneNumber;
}

const plain = (phoneNumber: string) => phoneNumber;
