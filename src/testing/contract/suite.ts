import type { PhoneErrorCode } from '../../core/errors.js';
import type { TestRunner } from '../adapter-under-test.js';

/** A suite in the making. `Opened` is what a test works on, `UnderTest` what `setup` has answered. */
export interface Suite<Opened, UnderTest> {
  describe(name: string, run: () => void): void;
  /** A test, on a backend that nobody has used yet. */
  it(name: string, run: (opened: Opened, own: UnderTest) => Promise<void>): void;
  /** The codes that some call has been refused with so far. */
  readonly refusedWith: ReadonlySet<PhoneErrorCode>;
}

interface SuiteOptions<UnderTest> extends TestRunner {
  setup(): Promise<UnderTest>;
}

/** `open` makes of what `setup` has answered what the tests work on, and tells of each refusal. */
export function createSuite<Opened, UnderTest extends { close?(): void | Promise<void> }>(
  { describe, it, setup }: SuiteOptions<UnderTest>,
  open: (own: UnderTest, onRefused: (code: PhoneErrorCode) => void) => Opened,
): Suite<Opened, UnderTest> {
  const refusedWith = new Set<PhoneErrorCode>();
  return {
    describe,
    it: (name, run) =>
      it(name, async () => {
        const own = await setup();
        try {
          await run(
            open(own, (code) => refusedWith.add(code)),
            own,
          );
        } finally {
          await own.close?.();
        }
      }),
    refusedWith,
  };
}
