import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as cognitoAuth from 'aws-amplify/auth';
import { createAuthClient } from 'better-auth/client';
import { phoneNumberClient, twoFactorClient } from 'better-auth/client/plugins';
import { createClient } from '@supabase/supabase-js';
import type { Auth } from 'firebase/auth';
import { describe, expect, it } from 'vitest';
import { betterAuthAdapter } from '../src/adapters/better-auth/index.js';
import { clerkAdapter, type ClerkUser } from '../src/adapters/clerk/index.js';
import { cognitoAdapter } from '../src/adapters/cognito/index.js';
import { firebaseAdapter } from '../src/adapters/firebase/index.js';
import { supabaseAdapter } from '../src/adapters/supabase/index.js';
import { httpAdapter } from '../src/adapters/http/index.js';
import { memoryAdapter } from '../src/adapters/memory/index.js';
import { optionalMethods, type PhoneAdapter } from '../src/core/adapter.js';
import { asPublished } from '../stories/support/as-published.js';

const textOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = textOf('README.md');

describe('README', () => {
  it('shows the example that the compiler checks', () => {
    expect(readme).toContain(`\`\`\`tsx\n${asPublished(textOf('stories/support/examples/QuickStart.tsx'))}\n\`\`\``);
  });

  it('has a line for every public component and hook', () => {
    const names = [
      ...textOf('src/index.ts').matchAll(
        /export \{\s*(?:\w+ as )?(\w+)[^}]*\} from '\.\/(?:components|hooks|primitives|provider)\//g,
      ),
    ].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['PhoneNumbers', 'SecondFactorSettings']));
    expect(names.filter((name) => !readme.includes(`\n| \`${name}\` | `))).toEqual([]);
  });

  it.each([...readme.matchAll(/\n\| `(phonekit\/adapters\/[\w-]+)` \|/g)].map(([, name = '']) => name))(
    'documents what %s lacks',
    (name) => {
      const [, lacks] = new RegExp(`\\n\\| \`${name}\` \\|[^|]*\\| ([^|]*) \\|`).exec(readme) ?? [];
      const adapter = adapters[name];
      expect(adapter, 'is made below, with all that its backend can do').toBeDefined();
      const absent = optionalMethods.filter((operation) => adapter?.[operation] === undefined);
      expect(lacks).toBe(absent.map((operation) => `\`${operation}\``).join(', ') || 'nothing');
    },
  );

  it('has a line for the memory and the HTTP adapter', () => {
    for (const name of ['memory', 'http']) expect(readme).toContain(`\n| \`phonekit/adapters/${name}\` |`);
  });

  it('has the size of the first screen in whole kB wherever it is named, and so does the guide', () => {
    const [, measured = ''] = /until a form opens +([\d.]+) kB/.exec(readme) ?? [];
    const whole = Math.ceil(Number(measured));
    expect(readme).toContain(`the kit itself is ${whole} kB on the first screen`);
    expect(textOf('stories/GettingStarted.mdx')).toContain(`Its first screen is ${whole} kB;`);
  });

  it('names only commands that exist', () => {
    const { scripts } = JSON.parse(textOf('package.json'));
    for (const [, script = ''] of readme.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
  });

  it('links only to what is in the repository, where GitHub and npm look for it, and has a link to each guide', () => {
    const links = [...readme.matchAll(/(?:\]\(|src(?:set)?=")([^)"\s]+)[)"]/g)].map(([, path = '']) => path);
    const ignored = textOf('.gitignore').split('\n');
    const broken = links.filter(
      (path) => !existsSync(new URL(`../${path}`, import.meta.url)) || ignored.includes(`${path.split('/')[0]}/`),
    );
    expect(broken).toEqual([]);
    const guides = readdirSync(new URL('../stories', import.meta.url)).filter((name) => name.endsWith('.mdx'));
    expect(guides.length).toBeGreaterThan(10);
    expect(guides.filter((name) => !links.includes(`stories/${name}`))).toEqual([]);
  });

  it('quotes three lines of the benchmark output', () => {
    const [, measured = ''] = /\n## Benchmarks\n([\s\S]*?)\n## /.exec(readme) ?? [];
    const quoted = measured.split('\n').filter((line) => /^\| .*\d/.test(line));
    expect(quoted).toHaveLength(3);
    const printed = textOf('test/bench/RESULTS.md').split('\n');
    expect(quoted.filter((line) => !printed.includes(line))).toEqual([]);
  });

  it('starts with one sentence, the picture, the installation and the ten lines', () => {
    const blocks = [
      '# phonekit',
      '[A-Z][^.]+\\.',
      '<picture>[^`]+</picture>',
      '```sh\nnpm install .*\n```',
      '```tsx\nimport ',
    ];
    expect(readme).toMatch(new RegExp(`^${blocks.join('\n\n')}`));
  });

  it('has the commands of the repository in its last section, "Develop", and in no other', () => {
    const sections = readme.split('\n## ');
    const last = sections.pop();
    for (const command of [/^Develop\n/, /^npm start\b/m, /^npm test\b/m]) expect(last).toMatch(command);
    expect(sections.filter((section) => /^npm (?!install)/m.test(section))).toEqual([]);
  });

  it('lists every language', () => {
    const languages = readdirSync(new URL('../src/messages', import.meta.url))
      .filter((name) => !/^(types|format)\.ts$/.test(name))
      .map((name) => name.replace('.ts', ''));
    const [, count = '', listed = ''] = /There are (\d+): `([^`]+)`/.exec(readme) ?? [];
    expect(listed.split(/\s/)).toEqual(languages.sort());
    expect(Number(count)).toBe(languages.length);
  });
});

/** Each with everything that its backend supports: Clerk's depends on the user. */
const adapters: Readonly<Record<string, PhoneAdapter>> = {
  'phonekit/adapters/memory': memoryAdapter(),
  'phonekit/adapters/http': httpAdapter({ baseUrl: '/api/phone' }),
  'phonekit/adapters/clerk': clerkAdapter({ user: { backupCodeEnabled: true, totpEnabled: false } as ClerkUser }),
  'phonekit/adapters/better-auth': betterAuthAdapter(
    createAuthClient({ baseURL: 'https://auth.example', plugins: [phoneNumberClient(), twoFactorClient()] }),
    { getPassword: async () => '' },
  ),
  'phonekit/adapters/cognito': cognitoAdapter(cognitoAuth),
  'phonekit/adapters/firebase': firebaseAdapter({
    currentUser: null,
    app: { options: {} },
    authStateReady: async () => {},
  } as Auth),
  'phonekit/adapters/supabase': supabaseAdapter(
    createClient('https://project.supabase.example', 'key', {
      auth: { persistSession: false, autoRefreshToken: false },
      // Node 20 has no `WebSocket`.
      realtime: { transport: class {} as never },
    }),
    { addAs: 'secondFactor' },
  ),
};

describe('CONTRIBUTING.md', () => {
  it('needs at most 25 files for a nickname, without languages, and says what requires each', () => {
    const [, example = ''] = /\n### Add a nickname [^\n]*\n([\s\S]*?)\n### /.exec(textOf('CONTRIBUTING.md')) ?? [];
    const rows = [...example.matchAll(/^\| `([^`]+)`[^|]*\|[^|]+\| ([^|]+) \|$/gm)];
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.length).toBeLessThanOrEqual(25);
    expect(example).toContain(`: ${rows.length} files, `);
    for (const [, , names = ''] of rows) expect(names).toMatch(/compiler|test|itself/);
  });
});

describe.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'])('%s', (file) => {
  it('names only paths and commands that exist', () => {
    const text = textOf(file);
    const { scripts } = JSON.parse(textOf('package.json'));
    const paths = [...text.matchAll(/`((?:src|test|stories)\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(3);
    expect(paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([]);
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(script);
  });
});
