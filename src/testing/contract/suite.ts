import type { PhoneErrorCode } from '../../core/error-codes.js';
import type { TestRunner } from '../adapter-under-test.js';

/** A suite that is being defined. `Opened` is what a test works on, `UnderTest` what `setup` returned. */
export interface Suite<Opened, UnderTest> {
  describe(name: string, run: () => void): void;
  /** Defines a test on a new backend. */
  it(name: string, run: (opened: Opened, own: UnderTest) => Promise<void>): void;
  /** The codes that calls have rejected with so far. */
  readonly rejectedWith: ReadonlySet<PhoneErrorCode>;
}

interface SuiteOptions<UnderTest> extends TestRunner {
  setup(): Promise<UnderTest>;
}

/** `open` converts what `setup` returned into what the tests work on, and reports each rejection. */
export function createSuite<Opened, UnderTest extends { close?: (() => void | Promise<void>) | undefined }>(
  { describe, it, setup }: SuiteOptions<UnderTest>,
  open: (own: UnderTest, onRejected: (code: PhoneErrorCode) => void) => Opened,
): Suite<Opened, UnderTest> {
  const rejectedWith = new Set<PhoneErrorCode>();
  return {
    describe,
    it: (name, run) =>
      it(name, async () => {
        const own = await setup();
        try {
          await run(
            open(own, (code) => rejectedWith.add(code)),
            own,
          );
        } finally {
          await own.close?.();
        }
      }),
    rejectedWith,
  };
}
