import { fileURLToPath } from 'node:url';
import { bundle, bytesOf, withoutFlagPictures } from '../tools/bundle.mjs';
import { table, targetTable } from './figures.mjs';
import { ensureOthers, folder } from './others.mjs';

// What an app's users download for the same screens: minified, gzip at level 9, without React and the backend's own
// client.

const root = fileURLToPath(new URL('../../', import.meta.url));
const outside = [
  'react',
  'react-dom',
  'firebase',
  '@firebase/*',
  'aws-amplify',
  'better-auth',
  '@better-auth/*',
  '@clerk/clerk-js',
];
const clerk = './node_modules/@clerk/ui/dist';
/**
 * Clerk's package has no entry for a section, so its files are named. The providers are those without which none
 * renders.
 */
const clerkSections = [
  `export * from '${clerk}/components/UserProfile/PhoneSection.js'`,
  `export * from '${clerk}/components/UserProfile/MfaSection.js'`,
  `export { ClerkContextProvider, EnvironmentProvider, OptionsProvider } from '${clerk}/contexts/index.js'`,
  `export { AppearanceProvider } from '${clerk}/customizables/index.js'`,
  `export { InternalThemeProvider } from '${clerk}/styledSystem/index.js'`,
  `export { StyleCacheProvider } from '${clerk}/styledSystem/StyleCacheProvider.js'`,
].join('; ');

const rows = [
  {
    kit: 'phonekit',
    what: '`PhoneNumbers` in its provider, TanStack Query included',
    from: root,
    source: [
      "export { PhoneNumbersProvider, PhoneNumbers } from 'phonekit';",
      "export { QueryClient, QueryClientProvider } from '@tanstack/react-query';",
    ].join('\n'),
  },
  {
    kit: 'phonekit',
    what: '`SecondFactorChallenge`, TanStack Query included',
    from: root,
    source: "export { SecondFactorChallenge } from 'phonekit'",
  },
  {
    kit: '@clerk/ui',
    what: '`PhoneSection` and `MfaSection` of its profile, in their providers',
    from: folder,
    source: clerkSections,
  },
  {
    kit: '@daveyplate/better-auth-ui',
    what: '`SecuritySettingsCards` in its provider (it has no phone numbers)',
    from: folder,
    source: "export { AuthUIProvider, SecuritySettingsCards } from '@daveyplate/better-auth-ui'",
  },
  {
    kit: '@aws-amplify/ui-react',
    what: '`Authenticator` (it has no list of numbers)',
    from: folder,
    source: "export { Authenticator } from '@aws-amplify/ui-react'",
  },
  {
    kit: '@firebase-oss/ui-react',
    what: 'phone sign-in and the screens of its second factor',
    from: folder,
    source: `export {
      PhoneAuthForm, MultiFactorAuthEnrollmentForm, MultiFactorAuthAssertionForm,
    } from '@firebase-oss/ui-react'`,
  },
  {
    kit: 'the floor',
    what: 'react-hook-form and `react-phone-number-input/input` with its smallest metadata, nothing else',
    from: root,
    source: "export { default } from 'react-phone-number-input/input'; export * from 'react-hook-form';",
  },
];

/** @returns {Promise<string>} a section of RESULTS.md */
export async function bytes() {
  ensureOthers();
  const weighed = await Promise.all(
    rows.map(async ({ source, from, ...row }) => {
      const { first, ...rest } = await bundle(source, { from, external: outside });
      const all = withoutFlagPictures(rest.all);
      return { ...row, first: bytesOf(first), all: bytesOf(all), parts: partsOf(all) };
    }),
  );
  const of = (/** @type {string} */ wanted) =>
    weighed.find(({ kit }) => kit === wanted) ?? { first: NaN, all: NaN, parts: [] };
  const own = of('phonekit');
  const others = weighed.filter(({ kit }) => !['phonekit', 'the floor'].includes(kit));
  return [
    targetTable([
      { what: 'all bytes, kB', measured: own.all / 1000, atMost: 88 },
      {
        what: 'first screen, of the bytes of @clerk/ui',
        measured: own.first / of('@clerk/ui').first,
        atMost: 0.15,
        digits: 3,
      },
      ...others.map(({ kit, all }) => ({ what: `all bytes, of those of ${kit}`, measured: own.all / all, atMost: 1 })),
    ]),
    table(
      ['kit', 'what', 'first screen, kB', 'all, kB', '`PhoneNumbers` / this, all'],
      weighed.map(({ kit, what, first, all }) => [kit, what, kB(first), kB(all), (own.all / all).toFixed(2)]),
    ),
    'What all bytes of `PhoneNumbers` are made of, minified and before gzip:',
    table(
      ['part', 'kB'],
      own.parts.map(({ part, bytes: count }) => [part, kB(count)]),
    ),
  ].join('\n\n');
}

/**
 * The bytes by package, with the phone metadata separate from its parser.
 * @param {readonly { modules: readonly { module: string, bytes: number }[] }[]} chunks
 */
function partsOf(chunks) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { module, bytes: count } of chunks.flatMap(({ modules }) => modules)) {
    const [, name = 'phonekit'] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module) ?? [];
    const part = /\.json/.test(module) ? `${name}, data` : name;
    sums.set(part, (sums.get(part) ?? 0) + count);
  }
  return [...sums].map(([part, count]) => ({ part, bytes: count })).sort((one, other) => other.bytes - one.bytes);
}

/** @param {number} count */
function kB(count) {
  return (count / 1000).toFixed(1);
}
