import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import testingYourApp from './stories/support/examples/testing/vitest.config.js';
import { firefox } from './test/support/engines/in-firefox.js';
import { inChromium, limits, react18, testedPackages } from './test/support/in-chromium.js';
import { testPatience } from './test/support/patience.mjs';
import { starBarrel } from './test/tools/barrel.mjs';
import { data, entries, manifest, sourceOf } from './test/tools/entries.mjs';
import { inJsdom } from './test/tools/in-jsdom.mjs';
import { LongestFirst } from './test/tools/longest-first.mjs';
import { unlayeredStylesheet } from './test/tools/unlayered.mjs';

/** Over the Auth emulator, in Chromium: in Node the SDK refuses every call that has to do with phones. */
const overFirebase = ['test/adapters/firebase/**/*.test.{ts,tsx}'];
const jsdomTests = inJsdom.map((path) => (path.endsWith('/') ? `${path}**/*.test.tsx` : path));
/** They need what React 18 does not have, such as `<Activity>`. */
const inReact19 = 'test/**/*.react-19.test.tsx';
/** They test what a page does first, such as loading a module, so each file has its own page. */
const inOwnPage = ['test/**/*.own-page.test.tsx'];
/** All files run in one page, which takes half the time. */
const inTab = {
  isolate: false,
  include: ['test/**/*.test.tsx'],
  exclude: [...overFirebase, ...jsdomTests, ...inOwnPage, 'test/apps/**'],
  setupFiles: ['test/support/browser-setup.ts'],
  globalSetup: 'test/support/clerk/for-pages.ts',
};
const inPageOfItsOwn = { ...inTab, isolate: true, include: inOwnPage, exclude: [] };
/**
 * The service runs in a tab as it does in Node. A tab's own are `crypto` and `structuredClone`: its codes and backup
 * codes run there too, and the model, which calls every operation. The rest is the same code in the same V8.
 */
const serviceInTab = 'test/service/{backup-codes,codes,model}.test.ts';
/**
 * Independent of the version of React: CSS, a browser's own checks, parsing of texts, network failures, and all stories
 * once more.
 */
const faults = 'test/faults/**/*.test.tsx';
const sameOnAnyReact = [
  'test/styles/**/*.test.tsx',
  'test/stories/**/*.test.tsx',
  'test/access/checks.test.tsx',
  'test/engines/{narrow-forms,request-body}.test.tsx',
  'test/scenarios/http-server.test.tsx',
  'test/primitives/**/*.{cases,dialogs}.test.tsx',
  'test/components/**/*.cases.test.tsx',
];
/** The screens that move the focus after a press, which does not focus a button in Safari on macOS. */
const pressedInSafari = [
  'test/primitives/CountrySelect.test.tsx',
  'test/components/{backup-codes,phone-numbers,second-factor,verification}/**/*.test.tsx',
];
/**
 * What differs between engines: how a press moves the focus, layout, what a browser lacks. `npm run test:browsers` runs
 * all tests of fields and components.
 */
const differingByEngine = process.env.RUN_ALL_BY_ENGINE
  ? ['test/engines/**/*.test.tsx', 'test/primitives/**/*.test.tsx', 'test/components/**/*.test.tsx']
  : ['test/engines/**/*.test.tsx', 'test/primitives/CountrySelect.test.tsx'];
const packagesOfStories = ['@storybook/react-vite', 'storybook/test', 'firebase/app', 'firebase/auth'];
const ofThePackage = ['test/package/**/*.test.ts'];
/** How authors of apps test: with the installed package, without a browser. */
const apps = [
  'test/apps/account/**/*.test.tsx',
  'test/apps/vitest/**/*.test.tsx',
  'stories/support/examples/testing/*.test.tsx',
];
/** On a real PostgreSQL server: what depends on it to isolate many processes. */
const overPostgres = ['test/server/postgres/real/**/*.test.ts'];
/** The apps of the guides, built for production from the packed package, and driven in Chromium. */
const ofExamples = ['test/examples/**/*.test.ts'];
/** Drives each engine from outside, over a page of the built kit: tabs, the clipboard, chunks, frames, touch. */
const overBuiltPages = ['test/browsers/**/*.test.ts'];

export default defineConfig(({ command }) => ({
  plugins: [react()],
  ...(command === 'build' && { build: library() }),
  test: {
    ...limits,
    setupFiles: ['test/support/patient-waits.ts'],
    // One for each core of the smallest machine; the default leaves one to Vite. Browsers have one tab each.
    maxWorkers: 2,
    // Vitest reads it here alone, and ignores a project's own: ten browsers that start at once can exceed its minute.
    browser: { connectTimeout: testPatience },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...ofThePackage, ...ofExamples, ...overFirebase, ...overPostgres, ...overBuiltPages],
          environment: 'node',
          // The files of a worker share its process and its modules: to start 120 processes takes a minute.
          isolate: false,
          setupFiles: ['test/support/shared-process.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ofThePackage,
          environment: 'node',
          globalSetup: 'test/tools/installed.mjs',
          setupFiles: ['test/support/built-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'examples',
          include: ofExamples,
          environment: 'node',
          globalSetup: 'test/tools/installed.mjs',
          setupFiles: ['test/support/built-setup.ts'],
        },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-19',
        optimizeDeps: { include: [...testedPackages, '@clerk/clerk-js', ...packagesOfStories] },
        test: {
          name: 'chromium-19',
          env: { REACT: '19.' },
          ...inTab,
          // Pages side by side, fed by one server; otherwise the last one would run alone at the end.
          browser: {
            ...inChromium(),
            instances: [
              { browser: 'chromium', name: 'react-19', exclude: [...inTab.exclude, ...sameOnAnyReact, faults] },
              { browser: 'chromium', name: 'any-react', include: [...sameOnAnyReact, serviceInTab] },
              { browser: 'chromium', name: 'faults', include: [faults] },
              {
                browser: 'chromium',
                name: 'safari-press',
                include: pressedInSafari,
                // Parsing a text does not depend on a press.
                exclude: [...inTab.exclude, 'test/**/*.cases.test.tsx'],
                setupFiles: [here('./test/support/engines/safari-press.ts')],
              },
              {
                ...firefox,
                include: differingByEngine,
                setupFiles: ['untransformed', 'focused', 'insert-text'].map((name) =>
                  here(`./test/support/engines/${name}.ts`),
                ),
              },
            ],
          },
        },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-18',
        optimizeDeps: { include: [...testedPackages, '@clerk/clerk-js'] },
        resolve: { alias: react18 },
        test: {
          name: 'react-18',
          env: { REACT: '18.2.' },
          ...inTab,
          exclude: [...inTab.exclude, ...sameOnAnyReact, faults, inReact19],
          browser: inChromium(),
        },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-19-own-page',
        optimizeDeps: { include: testedPackages },
        test: { name: 'react-19-own-page', env: { REACT: '19.' }, ...inPageOfItsOwn, browser: inChromium() },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-react-18-own-page',
        optimizeDeps: { include: testedPackages },
        resolve: { alias: react18 },
        test: { name: 'react-18-own-page', env: { REACT: '18.2.' }, ...inPageOfItsOwn, browser: inChromium() },
      },
      {
        extends: true,
        cacheDir: 'node_modules/.vite-firebase',
        optimizeDeps: { include: [...testedPackages, 'firebase/app', 'firebase/auth'] },
        test: {
          name: 'firebase',
          include: overFirebase,
          globalSetup: 'test/tools/firebase-emulator.mjs',
          setupFiles: ['test/support/browser-setup.ts', 'test/support/firebase/setup.ts'],
          // They share the one emulator, which each test empties first, and so one tab, as all of inChromium.
          browser: inChromium(),
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: overPostgres,
          environment: 'node',
          globalSetup: 'test/tools/postgres.mjs',
          setupFiles: ['test/support/postgres/setup.ts'],
          // They race on one server, and each needs all of it.
          fileParallelism: false,
        },
      },
      ...(['chromium', 'firefox', 'webkit'] as const).map((engine) => ({
        extends: true as const,
        test: {
          name: engine === 'webkit' ? engine : `${engine}-pages`,
          env: { ENGINE: engine },
          include: overBuiltPages,
          // A phone and autofill are emulated by Chromium alone.
          exclude: engine === 'chromium' ? [] : ['test/browsers/phone*.test.ts', 'test/browsers/autofill.test.ts'],
          environment: 'node' as const,
          globalSetup: ['test/tools/installed.mjs', 'test/tools/playground.mjs'],
          setupFiles: ['test/support/built-setup.ts'],
          // One browser at a time.
          fileParallelism: false,
        },
      })),
      ...(['jsdom', 'happy-dom'] as const).flatMap((environment) => [
        { extends: true as const, test: { name: environment, env: { REACT: '19.' }, ...inApp(environment) } },
        {
          extends: true as const,
          resolve: { alias: react18 },
          test: {
            name: `${environment}-react-18`,
            env: { REACT: '18.2.' },
            ...inApp(environment),
            execArgv: ['--import', './test/tools/react-18.mjs'],
          },
        },
      ]),
      './.storybook/vitest.config.ts',
    ],
  },
}));

/** The setup files of one page of a project are not looked up from the root, as those of the project are. */
function here(path: string) {
  return fileURLToPath(new URL(path, import.meta.url));
}

/** The configuration that the page "Testing your app" shows. */
const shown = { setupFiles: [], ...testingYourApp.test };

function inApp(environment: 'jsdom' | 'happy-dom') {
  return {
    ...shown,
    include: environment === 'jsdom' ? [...apps, ...jsdomTests] : apps,
    environment,
    // To set up the environment takes longer than the tests of a file.
    isolate: false,
    globalSetup: 'test/tools/installed.mjs',
    setupFiles: [
      'test/support/built-setup.ts',
      'test/support/shared-process.ts',
      'test/support/shared-dom.ts',
      ...shown.setupFiles,
      'test/apps/setup.ts',
    ],
  };
}

function library() {
  // Otherwise a build that a test starts, or a shell with another NODE_ENV, would hold React's development JSX.
  process.env.NODE_ENV = 'production';
  const { dependencies, peerDependencies } = manifest();
  const packages = Object.keys({ ...dependencies, ...peerDependencies });
  return {
    target: 'es2022',
    minify: false,
    cssCodeSplit: true,
    lib: {
      entry: Object.fromEntries(
        entries.filter(({ isDerived }) => !isDerived).map((entry) => [entry.module, sourceOf(entry)]),
      ),
      formats: ['es' as const],
    },
    rolldownOptions: {
      plugins: [starBarrel(), unlayeredStylesheet(), stylesheetTypes(), dataFiles()],
      external: (id: string) => packages.some((name) => id === name || id.startsWith(`${name}/`)),
      // One file for each of the source's: a shared chunk would lose the 'use client' of the files in it.
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  };
}

/** Since TypeScript 6 an import for its effect is looked up too, and a stylesheet without declarations is an error. */
function stylesheetTypes(): Plugin {
  return {
    name: 'stylesheet-types',
    generateBundle() {
      for (const { module } of entries.filter(({ isStylesheet }) => isStylesheet)) {
        this.emitFile({ type: 'asset', fileName: `${module}.css.d.ts`, source: 'export {};\n' });
      }
    },
  };
}

function dataFiles(): Plugin {
  return {
    name: 'data-files',
    generateBundle() {
      for (const { fileName, source } of data)
        this.emitFile({ type: 'asset', fileName, source: readFileSync(source, 'utf8') });
    },
  };
}
