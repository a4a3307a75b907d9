import { beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the server's socket; why it could not be started, '' if it was. */
    postgres: { socket: string; failure: string };
  }
}

beforeAll(() => expect(inject('postgres').failure, 'PostgreSQL does not run').toBe(''));
