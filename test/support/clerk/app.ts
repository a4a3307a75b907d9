import type { Clerk } from '@clerk/clerk-js';
import { clerkFrontendApi, type ClerkFrontendApi, type ClerkFrontendApiOptions } from './frontend-api.js';
import { loadClerk, type LoadOptions } from './load.js';
import { serve } from './serve.js';

/** An app in this process with Clerk's real client, over a Frontend API on a loopback port. */
export interface ClerkApp {
  readonly clerk: Clerk;
  readonly api: ClerkFrontendApi;
  close(): Promise<void>;
}

/** One at a time: the client keeps its state in static fields. */
export async function openClerkApp(
  options: ClerkFrontendApiOptions = {},
  loadOptions: LoadOptions = {},
): Promise<ClerkApp> {
  const api = clerkFrontendApi(options);
  const { url, close } = await serve((request) => api.fetch(request));
  const clerk = await loadClerk(url, loadOptions);
  api.network.requests.length = 0;
  return { clerk, api, close };
}
