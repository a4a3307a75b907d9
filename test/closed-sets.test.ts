import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testPatience } from './support/patience.mjs';

// Adds a made-up member to every closed set, in a copy of the tree, and lists the compiler errors and failing tests:
// these are the places where adding a real member needs a decision. If a place disappears from the list, it has a copy
// of the set again, which would silently go stale.

const root = fileURLToPath(new URL('..', import.meta.url));
const languages = readdirSync(join(root, 'src/messages')).filter((name) => !/^(types|format)\.ts$/.test(name));
const adapters = readdirSync(join(root, 'src/adapters')).filter((name) => name !== 'kit');

interface Addition {
  readonly what: string;
  /** Each compiler error about the member. */
  readonly says: string;
  readonly edits: readonly (readonly [file: string, before: string, inserted: string])[];
  /** The files that no longer compile. */
  readonly compiler: readonly string[];
  /** The failing tests. */
  readonly tests: readonly string[];
}

const additions: readonly Addition[] = [
  {
    what: 'a channel',
    says: "Property 'rcs'",
    edits: [['src/core/model.ts', '] as const;\n\n/** How a code is sent. */', ", 'rcs'"]],
    compiler: languages.map((name) => `src/messages/${name}`),
    tests: ['test/server/openapi.test.ts: has the channels of the model'],
  },
  {
    what: 'a status of a verification',
    says: "Property 'paused'",
    edits: [['src/core/model.ts', '] as const;\n\nexport type VerificationStatus', ", 'paused'"]],
    compiler: ['src/adapters/memory/phone-number.ts'],
    tests: ['test/server/openapi.test.ts: has the statuses of the model'],
  },
  {
    what: 'an error code',
    says: "Property 'made_up_code'",
    edits: [['src/core/error-codes.ts', "  'unknown',\n", "  'made_up_code',\n"]],
    compiler: [
      ...languages.map((name) => `src/messages/${name}`),
      'src/protocol/problem.ts',
      'src/testing/contract/provocations.ts',
      'src/testing/contract/sign-in/provocations.ts',
      'test/core/errors.test.ts',
    ],
    tests: [
      'test/core/closed-sets.test.ts: has a text for each error code, and a field for errors about typed input',
      'test/server/openapi.test.ts: describes every error code with its status',
    ],
  },
  {
    what: 'an operation',
    says: "Property 'archive'",
    edits: [
      [
        'src/core/adapter.ts',
        '  createBackupCodes?: ',
        '  archive?: ((input: { id: string }) => Promise<readonly PhoneNumber[]>) | undefined;\n',
      ],
      ['src/core/adapter.ts', "  'createBackupCodes',\n", "  'archive',\n"],
    ],
    compiler: [
      'src/adapters/http/index.ts',
      'src/adapters/memory/port.ts',
      'src/protocol/requests.ts',
      'src/server/http/account-routes.ts',
      'src/testing/contract/operations.ts',
      'test/service/step-up.test.ts',
    ],
    tests: [
      // The memory adapter has all operations of the service.
      ...adapters
        .filter((name) => name !== 'memory')
        .map((name) => `test/readme.test.ts: documents what phonekit/adapters/${name} lacks`),
      'test/query/operations.test.ts: behaves the same whatever the defaults of the app are',
    ],
  },
  {
    what: 'a method of the port that no list of operations has',
    says: '"mislaid"',
    edits: [['src/core/adapter.ts', '  createBackupCodes?: ', '  mislaid?: (() => Promise<void>) | undefined;\n']],
    compiler: ['test/core/closed-sets.test.ts'],
    tests: [],
  },
  {
    what: 'an operation of the challenge',
    says: "Property 'attemptPasskey'",
    edits: [
      [
        'src/core/second-factor-adapter.ts',
        '  attemptBackupCode?: ',
        '  attemptPasskey?: ((input: { passkey: string }) => Promise<Session>) | undefined;\n',
      ],
      ['src/core/second-factor-adapter.ts', "  'attemptBackupCode',\n", "  'attemptPasskey',\n"],
    ],
    compiler: [
      'src/adapters/http/second-factor.ts',
      'src/adapters/memory/second-factor.ts',
      'src/testing/contract/sign-in/results.ts',
    ],
    tests: [],
  },
  {
    what: 'a request',
    says: "Property 'madeUpRequest'",
    edits: [
      ['src/protocol/requests.ts', "  'attemptSecondFactor',\n", "  'madeUpRequest',\n"],
      [
        'src/protocol/requests.ts',
        "  listSecondFactors: { method: 'GET'",
        "  madeUpRequest: { method: 'POST', path: '/made_up', by: 'attempt' },\n",
      ],
    ],
    compiler: ['src/server/http/sign-in-routes.ts'],
    tests: [
      'test/server/openapi.test.ts: describes every request of the protocol, and no other',
      'test/adapters/http/requests.test.ts: are every request of the protocol',
    ],
  },
];

const tested = [
  'test/core/closed-sets.test.ts',
  'test/server/openapi.test.ts',
  'test/adapters/http/requests.test.ts',
  'test/query/operations.test.ts',
  'test/readme.test.ts',
];

describe('a new member of a closed set', () => {
  let copy = '';
  let compilerErrors: readonly { file: string; message: string }[];
  let failedTests: readonly string[];
  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'closed-sets-'));
    for (const name of readdirSync(root).filter((name) => !/^(node_modules|dist|storybook-static|\.git)$/.test(name)))
      cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('node_modules') });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const { edits } of additions)
      for (const [file, before, inserted] of edits) insert(join(copy, file), before, inserted);
    [compilerErrors, failedTests] = await Promise.all([compile(), runTests()]);
  }, 2 * testPatience);
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it.each(additions)('$what', ({ says, compiler, tests }) => {
    const files = compilerErrors.filter(({ message }) => message.includes(says)).map(({ file }) => file);
    expect([...new Set(files)].sort()).toEqual([...compiler].sort());
    expect(failedTests).toEqual(expect.arrayContaining([...tests]));
  });

  it('is named by nothing else', () => {
    expect(compilerErrors.filter(({ message }) => !additions.some(({ says }) => message.includes(says)))).toEqual([]);
    const expected = additions.flatMap(({ tests }) => tests);
    expect(failedTests.filter((test) => !expected.includes(test))).toEqual([]);
  });

  /** Inserts a text before another one, which must occur once in the file. */
  function insert(path: string, before: string, inserted: string): void {
    const parts = readFileSync(path, 'utf8').split(before);
    expect(parts, `${path} has once: ${before}`).toHaveLength(2);
    writeFileSync(path, parts.join(inserted + before));
  }

  async function compile(): Promise<{ file: string; message: string }[]> {
    const stdout = await run('typescript/bin/tsc', '--pretty', 'false');
    // Indented lines explain the error above further.
    const errors = stdout.split(/\n(?=\S)/).map((error) => /^(\S+?)\(\d+,\d+\): error ([\s\S]*)/.exec(error));
    return errors.flatMap((found) => (found ? [{ file: found[1] ?? '', message: found[2] ?? '' }] : []));
  }

  async function runTests(): Promise<string[]> {
    const results = join(copy, 'results.json');
    const test = {
      isolate: false,
      maxWorkers: 1,
      setupFiles: ['test/support/patient-waits.ts'],
      testTimeout: testPatience,
      hookTimeout: testPatience,
    };
    // Not the project's configuration, whose browsers and plugins take longer to start than these tests to run.
    writeFileSync(join(copy, 'vitest.config.mjs'), `export default ${JSON.stringify({ test })}`);
    await run(
      'vitest/vitest.mjs',
      'run',
      '--config=vitest.config.mjs',
      '--reporter=json',
      `--outputFile=${results}`,
      ...tested,
    );
    const { testResults }: { testResults: TestFile[] } = JSON.parse(readFileSync(results, 'utf8'));
    expect(testResults).toHaveLength(tested.length);
    return testResults.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ title }) => `${name.slice(name.indexOf('/test/') + 1)}: ${title}`),
    );
  }

  /** Runs a tool in the copy, and returns its output. The tools exit with an error, since they find some. */
  function run(tool: string, ...words: string[]): Promise<string> {
    return new Promise((resolve) => {
      const options = { cwd: copy, maxBuffer: 1e8, env: { PATH: process.env.PATH } };
      execFile(process.execPath, [join(root, 'node_modules', tool), ...words], options, (_, stdout) => resolve(stdout));
    });
  }
});

interface TestFile {
  name: string;
  assertionResults: { title: string; status: string }[];
}
