import type { PhoneError } from './errors.js';

// For developers, and downloaded only when there is something to say.

declare const process: { env: { NODE_ENV?: string } };

const said = new Set<string>();

/** Names the cause of an `unknown` error, of which a person reads only that something went wrong. */
export function ofUnknown({ cause, message, stack }: PhoneError): void {
  // An error that an adapter has thrown on purpose, without a word about it.
  if (!cause && message === 'unknown') return;
  const thrown = cause instanceof Error ? cause : { name: 'PhoneError', message, stack };
  const frames = thrown.stack?.split('\n').filter((line) => /^\s*at |@\S+:\d/.test(line)) ?? [];
  // It may quote what it was called with: a phone number, a code, a backup code.
  const text = `${thrown.name}: ${thrown.message}`.replace(/[\dA-Z]*\d[\dA-Z .-]*[\dA-Z]{3,}/gi, '…');
  say(`phonekit: a call failed with an error that the adapter does not know. ${text}`, frames);
}

/** Says that the provider gets a new adapter again and again. */
export function ofNewAdapters(): void {
  say(
    'phonekit: <PhoneNumbersProvider> gets a new adapter each time it renders, which loses what the adapter holds. ' +
      'Create it once, outside of the component, or in useState or useMemo.',
  );
}

function say(text: string, frames: readonly string[] = []): void {
  try {
    if (process.env.NODE_ENV === 'production') return;
  } catch {
    return; // a page without a bundler
  }
  if (said.has(text)) return;
  said.add(text);
  // oxlint-disable-next-line no-console
  console.warn([text, ...frames].join('\n'));
}
