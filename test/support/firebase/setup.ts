import { beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the Auth emulator, and its project; why it could not be started, '' if it was. */
    firebaseEmulator: { address: string; project: string; failure: string };
  }
}

beforeAll(() => expect(inject('firebaseEmulator').failure, 'the Auth emulator does not run').toBe(''));
