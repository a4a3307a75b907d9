import { beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the Auth emulator is, and the project in it; why it could not be started, '' where it could. */
    firebaseEmulator: { address: string; project: string; failure: string };
  }
}

beforeAll(() => expect(inject('firebaseEmulator').failure, 'the Auth emulator does not run').toBe(''));
