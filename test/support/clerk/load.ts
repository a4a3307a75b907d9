import { Clerk } from '@clerk/clerk-js';

export type LoadOptions = NonNullable<Parameters<Clerk['load']>[0]>;

/**
 * Clerk's own client as an app has it once it is loaded, in Node or a page. `url` is where the Frontend API is served.
 */
export async function loadClerk(url: string, options: LoadOptions = {}): Promise<Clerk> {
  const clerk = new Clerk(publishableKey, { proxyUrl: `${url}/__clerk` });
  await clerk.load({ ...options, standardBrowser: 'document' in globalThis });
  return clerk;
}

/** Of an application in production, which needs no browser of its own to be made known to it. */
const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;
