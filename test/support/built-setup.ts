import { beforeAll, expect, inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why the library could not be built; '' if it was. */
    buildFailure: string;
  }
}

beforeAll(() => expect(inject('buildFailure'), 'the library does not build').toBe(''));
