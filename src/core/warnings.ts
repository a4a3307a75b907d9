import type { PhoneAdapter } from './adapter.js';
import type { PhoneError } from './errors.js';

// The module that `warn` downloads.

const said = new Set<string>();

/** Logs the cause of an `unknown` error, which the user reads only as "something went wrong". */
export function warnOfUnknown({ code, cause, message, stack }: PhoneError): void {
  // An adapter may throw one on purpose, without a message.
  if (code !== 'unknown' || (!cause && message === 'unknown')) return;
  const thrown = cause instanceof Error ? cause : { name: 'PhoneError', message, stack };
  const frames = thrown.stack?.split('\n').filter((line) => /^\s*at |@\S+:\d/.test(line)) ?? [];
  // It may quote its input: a phone number, a code, a backup code.
  const text = `${thrown.name}: ${thrown.message}`.replace(/[\dA-Z]*\d[\dA-Z .-]*[\dA-Z]{3,}/gi, '…');
  say(`phonekit: a call failed with an error that the adapter does not know. ${text}`, frames);
}

const providers = new WeakMap<object, { adapter: PhoneAdapter; userId: string; changes: number }>();

/** Warns if a provider has no user, or gets another adapter of the same backend and user at two renders in a row. */
export function warnOfProps(provider: object, adapter: PhoneAdapter, userId: string): void {
  if (!userId)
    say(
      'phonekit: <PhoneNumbersProvider> has no userId, without which two users of one tab share a cache. ' +
        'Render it once you know who is signed in.',
    );
  const last = providers.get(provider);
  // StrictMode runs effects twice, the second time without a change.
  if (last?.adapter === adapter && last.userId === userId) return;
  const isNew = last?.userId === userId && kindOf(last.adapter) === kindOf(adapter);
  const changes = last && isNew ? last.changes + 1 : 0;
  providers.set(provider, { adapter, userId, changes });
  if (changes === 2)
    say(
      'phonekit: <PhoneNumbersProvider> gets a new adapter each time it renders, which loses what the adapter holds. ' +
        'Create it once, outside of the component, or in useState or useMemo.',
    );
}

/** The scope without the count that sets one memory adapter apart from the next. */
const kindOf = ({ scope }: PhoneAdapter) => scope.replace(/\d+$/, '');

function say(text: string, frames: readonly string[] = []): void {
  if (said.has(text)) return;
  said.add(text);
  // oxlint-disable-next-line no-console
  console.warn([text, ...frames].join('\n'));
}
