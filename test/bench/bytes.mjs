import { fileURLToPath } from 'node:url';
import { bundle, bytesOf } from '../tools/bundle.mjs';
import { targetTable } from './figures.mjs';
import { ensureOthers, folder } from './others.mjs';

// What an app's users download for the same screens: minified, gzip at level 9, React and the backend's own client outside.

const root = fileURLToPath(new URL('../../', import.meta.url));
const outside = ['react', 'react-dom', 'firebase', '@firebase/*', 'aws-amplify', 'better-auth', '@better-auth/*', '@clerk/clerk-js'];
const clerk = './node_modules/@clerk/ui/dist/components/UserProfile';

const rows = [
  { kit: 'phonekit', what: '`PhoneNumbers` in its provider, TanStack Query included', from: root, source: "export { PhoneNumbersProvider, PhoneNumbers } from 'phonekit'; export { QueryClient, QueryClientProvider } from '@tanstack/react-query';" },
  { kit: 'phonekit', what: '`SecondFactorChallenge`, TanStack Query included', from: root, source: "export { SecondFactorChallenge } from 'phonekit'" },
  { kit: '@clerk/ui', what: '`PhoneSection` and `MfaSection` of its profile', from: folder, source: `export * from '${clerk}/PhoneSection.js'; export * from '${clerk}/MfaSection.js';` },
  { kit: '@daveyplate/better-auth-ui', what: '`SecuritySettingsCards` in its provider (it has no phone numbers)', from: folder, source: "export { AuthUIProvider, SecuritySettingsCards } from '@daveyplate/better-auth-ui'" },
  { kit: '@aws-amplify/ui-react', what: '`Authenticator` (it has no list of numbers)', from: folder, source: "export { Authenticator } from '@aws-amplify/ui-react'" },
  { kit: '@firebase-oss/ui-react', what: 'phone sign-in and the screens of its second factor', from: folder, source: "export { PhoneAuthForm, MultiFactorAuthEnrollmentForm, MultiFactorAuthAssertionForm } from '@firebase-oss/ui-react'" },
  { kit: 'the floor', what: 'react-hook-form and `react-phone-number-input/input` with its smallest metadata, nothing else', from: root, source: "export { default } from 'react-phone-number-input/input'; export * from 'react-hook-form';" },
];

/** @returns {Promise<string>} a section of RESULTS.md */
export async function bytes() {
  ensureOthers();
  const weighed = await Promise.all(rows.map(async ({ source, from, ...row }) => {
    const { first, all } = await bundle(source, { from, external: outside });
    return { ...row, first: bytesOf(first), all: bytesOf(all) };
  }));
  const [own] = weighed;
  const lines = weighed.map(({ kit, what, first, all }) => `| ${kit} | ${what} | ${kB(first)} | ${kB(all)} | ${(own ? own.all / all : 0).toFixed(2)} |`);
  const others = weighed.filter(({ kit }) => !['phonekit', 'the floor'].includes(kit));
  const targets = others.map(({ kit, all }) => ({ what: `all bytes, of those of ${kit}`, measured: own ? own.all / all : NaN, atMost: 1 }));
  return [targetTable(targets), '', '| kit | what | first screen, kB | all, kB | ours / theirs, all |', '| --- | --- | --- | --- | --- |', ...lines].join('\n');
}

/** @param {number} count */
function kB(count) {
  return (count / 1000).toFixed(1);
}
