import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundle, isFlagPictures, withoutFlagPictures } from '../tools/bundle.mjs';
import { entries } from '../tools/entries.mjs';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
const modulesIn = (chunks: Awaited<ReturnType<typeof bundle>>['all']) =>
  chunks
    .flatMap(({ modules }) => modules)
    .filter(({ bytes }) => bytes > 0)
    .map(({ module }) => module);

describe("'use client'", () => {
  const sources = filesIn('src/').filter((file) => /\.tsx?$/.test(file));
  const isClient = (text: string) => /^\s*(['"])use client\1/.test(text);

  it('is in the built file of each source that has it, and in no other', () => {
    const marked = sources
      .filter((file) => isClient(read(`src/${file}`)))
      .map((file) => file.replace(/\.tsx?$/, '.js'));
    const built = filesIn('dist/').filter((file) => file.endsWith('.js') && isClient(read(`dist/${file}`)));
    expect(marked).not.toEqual([]);
    expect(built.sort()).toEqual(marked.filter((file) => filesIn('dist/').includes(file)).sort());
  });

  it('is in each source that uses client-only APIs', () => {
    const ofClients = String.raw`\b(?:use[A-Z]\w*|createContext|Component|useSyncExternalStore)\b`;
    const modules = String.raw`(?:react|@tanstack/react-query|react-hook-form|\.[^']*)`;
    const clientOnly = new RegExp(`import \\{[^}]*${ofClients}[^}]*\\} from '${modules}'`);
    const needing = sources.filter(
      (file) =>
        file !== 'index.ts' && clientOnly.test(read(`src/${file}`).replaceAll(/import type [^;]*;|\btype \w+/g, '')),
    );
    expect(needing.filter((file) => !isClient(read(`src/${file}`)))).toEqual([]);
  });

  it('is not in the main entry, so that a server component can import keys and errors', () => {
    expect(isClient(read('dist/index.js'))).toBe(false);
  });
});

/** The texts of the service's messages, with `#` in place of the code. */
const wordings = [...read('src/service/default-wordings.ts').matchAll(/'([^'#]*#[^'#]*)'/g)].map(
  ([, text = '']) => text,
);

/** Those that an app bundles with a few lines. */
async function wordingsIn(source: string): Promise<string[]> {
  const { all } = await bundle(source);
  const unescape = (text: string) =>
    text.replaceAll(/\\u([\dA-Fa-f]{4})|\\x([\dA-Fa-f]{2})/g, (_, long, short) =>
      String.fromCharCode(Number.parseInt(long ?? short, 16)),
    );
  const bundled = all.map(({ text }) => unescape(text)).join('\n');
  return wordings.filter((text) => bundled.includes(text));
}

describe('an app that imports one thing', () => {
  it('bundles no component, primitive, text or phone metadata with a hook', async () => {
    const { all } = await bundle("export { usePhoneNumbers } from 'phonekit'");
    expect(modulesIn(all)).toContain('dist/hooks/usePhoneNumbers.js');
    expect(
      modulesIn(all).filter((module) => /^dist\/(components|primitives|messages)\/|node_modules/.test(module)),
    ).toEqual([]);
  });

  it('bundles no hook and no React with an error', async () => {
    const { all } = await bundle("export { PhoneError } from 'phonekit'");
    expect(modulesIn(all).filter((module) => module !== 'app.tsx')).toEqual(['dist/core/errors.js']);
  });

  it('bundles one language', async () => {
    const { all } = await bundle("export { PhoneNumbers } from 'phonekit'");
    expect(modulesIn(all).filter((module) => /^dist\/messages\/[a-z]{2}(-\w+)?\.js$/.test(module))).toEqual([
      'dist/messages/en.js',
    ]);
  });

  it('bundles no wording of a message with a client', async () => {
    const { all } = await bundle("export * from 'phonekit'; export * from 'phonekit/adapters/http'");
    expect(wordings.length).toBeGreaterThan(60);
    expect(modulesIn(all)).toContain('dist/adapters/http/index.js');
    expect(modulesIn(all).filter((module) => /^dist\/(service|server)\//.test(module))).toEqual([]);
    expect(await wordingsIn("export * from 'phonekit'; export * from 'phonekit/adapters/http'")).toEqual([]);
    expect((await wordingsIn("export * from 'phonekit/service'")).length).toBeGreaterThan(60);
  });

  it('bundles no React with a backend', async () => {
    for (const name of ['phonekit/adapters/memory', 'phonekit/service']) {
      const { all } = await bundle(`export * from '${name}'`);
      expect(
        all.flatMap(({ imports }) => imports.filter((found) => found.external).map(({ path }) => path)),
        name,
      ).toEqual([]);
    }
  });
});

describe('the drop-in', () => {
  it('loads phone metadata and the number field only by import()', async () => {
    const { first, all } = await bundle("export { PhoneNumbersProvider, PhoneNumbers } from 'phonekit'");
    const late = /libphonenumber-js|react-hook-form|PhoneField/;
    expect(modulesIn(first).filter((module) => late.test(module))).toEqual([]);
    expect(modulesIn(all)).toEqual(
      expect.arrayContaining([expect.stringMatching(/libphonenumber-js.*metadata/), 'dist/primitives/PhoneField.js']),
    );
  });
});

describe('the number field', () => {
  it('uses only the flags of react-phone-number-input, by import()', async () => {
    const { first, all } = await bundle("export { PhoneField } from 'phonekit'");
    const pictures = /react-phone-number-input|country-flag-icons|prop-types|classnames/;
    expect(modulesIn(first).filter((module) => pictures.test(module))).toEqual([]);
    expect(modulesIn(all).filter((module) => pictures.test(module))).toEqual([
      'node_modules/country-flag-icons/modules/react/3x2/index.js',
    ]);
    expect(all.filter(isFlagPictures)).toHaveLength(1);
  });
});

describe('react-phone-number-input', () => {
  it('is bundled only with its entry, and uses the kit’s metadata', async () => {
    const kit = await bundle("export * from 'phonekit'");
    expect(modulesIn(kit.all).filter((module) => module.includes('react-phone-number-input'))).toEqual([]);
    const both = await bundle("export * from 'phonekit'; export * from 'phonekit/react-phone-number-input'");
    expect(modulesIn(both.all).filter((module) => /libphonenumber-js\/.*metadata.*json/.test(module))).toHaveLength(1);
    expect(modulesIn(withoutFlagPictures(both.all)), 'it is weighed').toContain(
      'dist/primitives/react-phone-number-input/ReactPhoneNumberInputField.js',
    );
  });
});

describe('the published files', () => {
  it('contain no remote host, nor do the dependencies', async () => {
    const everything = await bundle(
      entries
        .filter(({ isStylesheet }) => !isStylesheet)
        .map(({ name }) => `export * from '${name}';`)
        .join('\n'),
    );
    const own = filesIn('dist/').filter((file) => /\.(js|css)$/.test(file));
    const withoutComments = own.map((file) =>
      transform(read(`dist/${file}`), { loader: file.endsWith('.css') ? 'css' : 'js', minify: true }),
    );
    const texts = [
      ...everything.all.map(({ text }) => text),
      ...(await Promise.all(withoutComments)).map(({ code }) => code),
    ];
    // An XML namespace looks like an address and is never fetched, example.com is no one's (RFC 2606); `//i.test(…)` is
    // the end of a regular expression.
    const hosts = texts
      .flatMap((text) => text.match(/(?:\b(?:https?|wss?):)?\/\/[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b(?!\()/gi) ?? [])
      .filter((host) => host !== 'http://www.w3.org' && !/\bexample\.com$/.test(host));
    // react-phone-number-input's pictures of flags, which the kit's field never asks for (strict-page.test.ts), and a
    // message of prop-types.
    expect(
      [...new Set(hosts)].filter((host) => !['https://purecatamphetamine.github.io', 'http://fb.me'].includes(host)),
    ).toEqual([]);
  });

  it('contain no path of the build machine', () => {
    const naming = filesIn('dist/').filter(
      (file) => /\.\w+$/.test(file) && read(`dist/${file}`).includes(fileURLToPath(root)),
    );
    expect(naming).toEqual([]);
  });

  it('contain no test and no story', () => {
    expect(filesIn('dist/').filter((file) => /(^|\/)tests?\/|\.test\.|stories|storybook|vitest/.test(file))).toEqual(
      [],
    );
  });
});

describe('the lock file', () => {
  it('contains no URL, so that each machine uses its own registry', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http');
  });
});
