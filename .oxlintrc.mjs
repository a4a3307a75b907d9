// The lint rules, and the walls between the folders of src. A module rather than JSON, so that each wall is written
// once.

/** What each folder of src may import besides itself; `types`: of these, the types alone. */
const arrows = {
  core: { why: 'core is the domain, and imports nothing else of the kit.' },
  service: {
    to: ['core'],
    why: 'The service imports core alone, so that it runs unchanged in a tab, in Node and on an edge worker.',
  },
  protocol: { to: ['core'], why: 'The protocol imports core alone: the HTTP adapter and the server both read it.' },
  adapters: {
    to: ['core'],
    why: 'An adapter imports core; the service is for adapters/memory, and the protocol for adapters/http.',
  },
  server: { to: ['core', 'service', 'protocol'], why: 'The server imports the service, the protocol and core.' },
  messages: { to: ['core'], why: 'Messages import core alone.' },
  query: { to: ['core'], why: 'query imports core alone: it knows keys and the cache, and holds no copy.' },
  provider: {
    to: ['core'],
    types: ['messages', 'primitives'],
    why: 'The provider imports core, and the types of messages and fields, so that hooks alone carry no copy and no field.',
  },
  hooks: {
    to: ['core', 'query', 'provider'],
    why: 'A hook is thin over query and reads the provider; copy belongs to components.',
  },
  primitives: {
    to: ['core'],
    types: ['messages'],
    why: 'A primitive reads no provider and no copy: its texts come in as labels.',
  },
  components: {
    to: ['core', 'query', 'provider', 'hooks', 'primitives', 'messages'],
    why: 'A component knows no backend.',
  },
  testing: {
    to: ['core', 'service', 'adapters', 'server', 'protocol', 'provider'],
    why: 'The test tools of an app are built on the service, the adapters, the protocol, the server and the provider.',
  },
};

/** The folders that may import a package; it is closed to the others. */
const packages = [
  {
    name: 'libphonenumber-js',
    folders: [],
    why: 'core/e164.ts alone imports it, so that the kit holds one set of phone metadata.',
  },
  {
    name: 'react-phone-number-input',
    folders: ['primitives'],
    why: 'A number field is made of it; the rest of the kit takes any.',
  },
  { name: 'input-format|input-otp', folders: [], why: 'The fields are only compared with these.' },
  { name: 'react-hook-form', folders: ['components'], why: 'Forms belong to components.' },
  {
    name: 'react|react-dom',
    folders: ['query', 'provider', 'hooks', 'primitives', 'components', 'testing'],
    why: 'This part runs where there is no React, too.',
  },
  { name: 'firebase', folders: ['adapters'], why: 'A vendor’s client belongs to its adapter.' },
  { name: '@aws-sdk/client-sns', folders: ['server'], why: 'A provider’s client belongs to its sender.' },
  { name: 'msw', folders: ['testing'], why: 'It is for tests of an app.' },
  {
    name: '@tanstack/react-query',
    folders: ['query', 'provider', 'hooks', 'components', 'testing'],
    why: 'This part knows nothing of the cache.',
  },
];

const everywhere = [
  { regex: '(^|/)(test|stories|\\.storybook|dist)/', message: 'What is published imports no test and no story.' },
  {
    regex: '^(\\.\\./)+index\\.js$|^phonekit(/|$)',
    message: 'Import the file itself, not the public surface, which imports all.',
  },
  { regex: '^node:', message: 'The kit runs in any browser and on an edge worker.' },
  { regex: '\\.css$', message: 'The app that wants the stylesheet imports it.' },
];

const cacheAccess = [
  [
    'setQueryData',
    'setQueriesData',
    'setQueryDefaults',
    'setMutationDefaults',
    'getQueryData',
    'getQueriesData',
    'getQueryState',
  ],
  [
    'invalidateQueries',
    'removeQueries',
    'resetQueries',
    'cancelQueries',
    'refetchQueries',
    'fetchQuery',
    'fetchInfiniteQuery',
  ],
  [
    'prefetchQuery',
    'prefetchInfiniteQuery',
    'ensureQueryData',
    'ensureInfiniteQueryData',
    'getQueryCache',
    'getMutationCache',
  ],
]
  .flat()
  .map((property) => ({ property, message: 'query/ alone knows keys, and reads and writes the cache.' }));

const predictable = {
  object: 'Math',
  property: 'random',
  message: 'It can be guessed, as no code and no id may be: use crypto.getRandomValues().',
};

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker'];
const page = [
  'window',
  'document',
  'navigator',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'alert',
  'confirm',
  'prompt',
];

/**
 * @param {keyof typeof arrows} folder
 * @param {{ folders?: string[], packages?: string[], patterns?: object[] }} also what these files may import beyond
 *   their folder
 */
function imports(folder, also = {}) {
  const { to = [], types = [], why } = /** @type {{ to?: string[], types?: string[], why: string }} */ (arrows[folder]);
  const open = [folder, ...to, ...types, ...(also.folders ?? [])];
  const closed = [...Object.keys(arrows), 'styles'].filter((other) => !open.includes(other));
  return restrictedImports([
    { regex: `(^|/)\\.\\./(${closed.join('|')})(/|$)`, message: why },
    ...types.map((other) => ({ regex: `(^|/)\\.\\./${other}(/|$)`, allowTypeImports: true, message: why })),
    ...closedPackages(folder, also.packages),
    ...(also.patterns ?? []),
  ]);
}

/** @param {object[]} patterns */
function restrictedImports(patterns) {
  return { 'no-restricted-imports': ['error', { patterns: [...everywhere, ...patterns] }] };
}

/**
 * @param {string} folder
 * @param {string[]} [open]
 */
function closedPackages(folder, open = []) {
  return packages
    .filter(({ name, folders }) => !folders.includes(folder) && !open.includes(name))
    .map(({ name, why }) => ({ regex: `^(${name})(/|$)`, message: why }));
}

/**
 * @param {string[]} names
 * @param {string} message
 */
function restrictedGlobals(names, message) {
  return { 'no-restricted-globals': ['error', ...names.map((name) => ({ name, message }))] };
}

const inAllOfSrc = {
  'import/no-default-export': 'error',
  'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
  'no-alert': 'error',
  'no-console': 'error',
  'no-restricted-properties': ['error', predictable, ...cacheAccess],
  'react/forbid-dom-props': [
    'error',
    { forbid: [{ propName: 'className', message: 'Styles reach the DOM through data attributes.' }] },
  ],
  'typescript/no-non-null-assertion': 'error',
  ...restrictedGlobals(network, 'Only an adapter and the server reach the network.'),
};

export default {
  plugins: ['eslint', 'typescript', 'react', 'jsx-a11y', 'import', 'oxc', 'unicorn', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  options: { reportUnusedDisableDirectives: 'error' },
  env: { browser: true, es2024: true },
  ignorePatterns: ['dist', 'storybook-static', 'node_modules', '.stryker-tmp'],
  rules: {
    eqeqeq: ['error', 'smart'],
    'no-unused-vars': [
      'error',
      {
        argsIgnorePattern: '^_',
        varsIgnorePattern: '^_',
        destructuredArrayIgnorePattern: '^_',
        ignoreRestSiblings: true,
      },
    ],
    'no-var': 'error',
    'no-warning-comments': 'error',
    'prefer-const': 'error',
    'import/no-cycle': 'error',
    'import/no-duplicates': 'error',
    'react/button-has-type': 'error',
    'react/jsx-no-constructed-context-values': 'error',
    'react/jsx-no-useless-fragment': 'error',
    'react/no-danger': 'error',
    'react/no-deriving-state-in-effects': 'error',
    'react/no-object-type-as-default-prop': 'error',
    'react/rule-suppression': 'error',
    'react/rules-of-hooks': 'error',
    'react/syntax': 'error',
    'react/unsupported-syntax': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: true }],
    'typescript/no-explicit-any': 'error',
    'typescript/no-unsafe-function-type': 'error',
    'unicorn/no-abusive-eslint-disable': 'error',
    // JSX has needed no React in scope since React 17.
    'react/react-in-jsx-scope': 'off',
    // Other packages choose such names, and a bundler's `?raw` has a default export that no file shows.
    'no-underscore-dangle': 'off',
    'typescript/no-extraneous-class': 'off',
    'import/default': 'off',
    // These repeat rules-of-hooks and exhaustive-deps.
    'react/hooks': 'off',
    'react/exhaustive-effect-dependencies': 'off',
    'react/memo-dependencies': 'off',
    // A stylesheet and a setup file are imported for their side effects.
    'import/no-unassigned-import': 'off',
    'no-shadow': 'off',
    // toSorted() is younger than some of the browsers that are supported.
    'unicorn/no-array-sort': 'off',
    // Texts are searched for direction marks and the like.
    'no-control-regex': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
    // A dialog listens for Escape, and what a click has opened takes the focus.
    'jsx-a11y/no-noninteractive-element-interactions': 'off',
    'jsx-a11y/no-autofocus': 'off',
    // fast-check's own documentation writes `fc.assert`.
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'vitest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', '*.assert', 'refusal'] }],
    // A table of cases need not fill each column.
    'vitest/no-conditional-expect': 'off',
    'vitest/require-mock-type-parameters': 'off',
    // A helper of several tests may expect, too.
    'vitest/no-standalone-expect': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'promise/always-return': 'off',
    'unicorn/no-new-array': 'off',
    // What scrolls must be reachable by keyboard (axe asks for the contrary of this rule).
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    'jsx-a11y/no-noninteractive-element-to-interactive-role': [
      'error',
      { ul: ['listbox'], li: ['option'], fieldset: ['radiogroup'] },
    ],
  },
  overrides: [
    { files: ['src/**'], rules: inAllOfSrc },
    {
      files: ['src/index.ts'],
      rules: restrictedImports([
        {
          regex: '^\\./(adapters|service|server|testing)/',
          message: 'The main entry is for every backend: this has an entry of its own.',
        },
        ...closedPackages('index'),
      ]),
    },
    ...keys(arrows).map((folder) => ({ files: [`src/${folder}/**`], rules: imports(folder) })),
    { files: ['src/core/e164.ts'], rules: imports('core', { packages: ['libphonenumber-js'] }) },
    { files: ['src/adapters/memory/**'], rules: imports('adapters', { folders: ['service'] }) },
    { files: ['src/adapters/http/**'], rules: imports('adapters', { folders: ['protocol'] }) },
    {
      files: ['src/core/**', 'src/service/**'],
      rules: restrictedGlobals([...network, ...page], 'This part also runs where there is none: it needs a port.'),
    },
    { files: ['src/adapters/**', 'src/server/**'], rules: { 'no-restricted-globals': 'off' } },
    { files: ['src/query/**'], rules: { 'no-restricted-properties': ['error', predictable] } },
    // Copy is read from messages, so that it can be translated.
    {
      files: ['src/primitives/**', 'src/components/**'],
      rules: { 'react/jsx-no-literals': ['error', { allowedStrings: ['+'] }] },
    },
    // The keys of a combobox are heard by its input, and not by each option.
    { files: ['src/primitives/CountryOptions.tsx'], rules: { 'jsx-a11y/click-events-have-key-events': 'off' } },
    { files: ['src/primitives/Button.tsx'], rules: { 'react/button-has-type': 'off' } },
    { files: ['src/messages/**'], rules: { 'max-lines': 'off' } },
    // A test's own component passes what it has rendered to the test.
    { files: ['test/**'], rules: { 'react/immutability': 'off', 'react/globals': 'off', 'react/refs': 'off' } },
    // Examples leave out what they are not about, and a decorator may render all below it again.
    {
      files: ['stories/**'],
      rules: { 'react/button-has-type': 'off', 'react/jsx-no-constructed-context-values': 'off' },
    },
  ],
};

/**
 * @template {object} T
 * @param {T} object
 */
function keys(object) {
  return /** @type {(keyof T & string)[]} */ (Object.keys(object));
}
