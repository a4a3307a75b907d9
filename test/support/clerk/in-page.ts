import type { Clerk } from '@clerk/clerk-js';
import { inject, onTestFinished, vi } from 'vitest';
import type { ClerkRecord, ClerkSettings } from './for-pages.js';
import { loadClerk } from './load.js';

/** An app in this page with Clerk's real client, over its own Frontend API on loopback. */
export interface ClerkPage {
  readonly clerk: Clerk;
  change(settings: ClerkSettings): Promise<void>;
  record(): Promise<ClerkRecord>;
}

export async function openClerkPage(settings: ClerkSettings = {}): Promise<ClerkPage> {
  // The client treats a page under automation as offline.
  vi.spyOn(navigator, 'webdriver', 'get').mockReturnValue(false);
  const url = `${inject('clerkUrl')}/${crypto.randomUUID()}`;
  const ask = async (init?: RequestInit): Promise<ClerkRecord> => (await fetch(url, init)).json();
  const change = async (changed: ClerkSettings) => void (await ask({ method: 'PATCH', body: JSON.stringify(changed) }));
  await change(settings);
  const clerk = await loadClerk(url);
  // Its session, which it keeps alive for as long as the page lives.
  onTestFinished(() => clerk.setActive({ session: null }));
  return { clerk, change, record: ask };
}
