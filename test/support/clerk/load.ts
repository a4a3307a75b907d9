import { Clerk } from '@clerk/clerk-js';

export type LoadOptions = NonNullable<Parameters<Clerk['load']>[0]>;

/** Loads Clerk's own client, in Node or in a page. `url` is the base URL of the Frontend API. */
export async function loadClerk(url: string, options: LoadOptions = {}): Promise<Clerk> {
  const clerk = new Clerk(publishableKey, { proxyUrl: `${url}/__clerk` });
  await clerk.load({ ...options, standardBrowser: 'document' in globalThis });
  return clerk;
}

/** The key of a production application, which needs no development browser. */
const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;
