'use client';
import { useSyncExternalStore } from 'react';

/** Returns the browser's language, such as `en-GB`; null on the server and during hydration. */
export function useBrowserLanguage(): string | null {
  return useSyncExternalStore(subscribe, browserLanguage, serverLanguage);
}

const browserLanguage = () => navigator.language;
const serverLanguage = () => null;

function subscribe(notify: () => void): () => void {
  addEventListener('languagechange', notify);
  return () => removeEventListener('languagechange', notify);
}
