import type { TestRunner } from '../../src/testing/index.js';

interface RecordingRunner extends TestRunner {
  readonly names: readonly string[];
  /** Runs the tests with these names, in order. Returns the messages of those that failed. */
  run(names: readonly string[]): Promise<Readonly<Record<string, string>>>;
}

/** A test runner that runs tests only on request. */
export function recordingRunner(): RecordingRunner {
  const within: string[] = [];
  const tests = new Map<string, () => Promise<void>>();
  return {
    describe(name, run) {
      within.push(name);
      run();
      within.pop();
    },
    it(name, run) {
      const path = [...within, name].filter(Boolean).join(' › ');
      if (tests.has(path)) throw new Error(`Two tests are called "${path}".`);
      tests.set(path, run);
    },
    get names() {
      return [...tests.keys()];
    },
    async run(names) {
      const failures: Record<string, string> = {};
      for (const name of names) {
        const run = tests.get(name);
        if (!run) throw new Error(`No test is called "${name}". There are:\n${[...tests.keys()].join('\n')}`);
        await run().catch((thrown: unknown) => {
          failures[name] = messageOf(thrown);
        });
      }
      return failures;
    },
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
