'use client';
import { useSyncExternalStore } from 'react';
import { lazyModule, useLazyModule } from '../../primitives/lazyModule.js';

/** Formats numbers. It needs the phone metadata, which is 40 kB and so is loaded after the first paint. */
export const writtenNumberModule = lazyModule(() => import('../../core/format-number.js'));

const isServer = typeof document === 'undefined';
// On a server there is nothing to download, and lists are sent with formatted numbers.
if (isServer) void writtenNumberModule.load();

/**
 * Returns a function that formats a number, `+1 201 555 0123`; it returns the E.164 form until the phone metadata is
 * loaded.
 */
export function useReadableNumbers(): (phoneNumber: string) => string {
  return readableBy(useLazyModule(writtenNumberModule));
}

/**
 * Formats one number, on a server too. The elements that it is in need `suppressHydrationWarning`: React keeps what the
 * server sent, and a browser without the phone metadata renders the E.164 form.
 */
export function useReadableNumber(phoneNumber: string): string {
  const { subscribe, read } = writtenNumberModule;
  return readableBy(useSyncExternalStore(subscribe, read, isServer ? read : readNothing))(phoneNumber);
}

function readableBy(module: ReturnType<typeof writtenNumberModule.read>): (phoneNumber: string) => string {
  return module === null || module === 'failed' ? plain : module.formatPhoneNumber;
}

const plain = (phoneNumber: string) => phoneNumber;
const readNothing = () => null;
