'use client';
import { useSyncExternalStore } from 'react';

/** The browser's language, `en-GB`; null on a server and while its markup is hydrated. */
export function useBrowserLanguage(): string | null {
  return useSyncExternalStore(subscribe, browserLanguage, serverLanguage);
}

const browserLanguage = () => navigator.language;
const serverLanguage = () => null;

function subscribe(notify: () => void): () => void {
  addEventListener('languagechange', notify);
  return () => removeEventListener('languagechange', notify);
}
