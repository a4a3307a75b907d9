import { Clerk } from '@clerk/clerk-js';

/** Clerk's own client as an app has it once it is loaded, in Node or a page. `url` is where the Frontend API is served. */
export async function loadClerk(url: string): Promise<Clerk> {
  const clerk = new Clerk(publishableKey, { proxyUrl: `${url}/__clerk` });
  await clerk.load({ standardBrowser: 'document' in globalThis });
  return clerk;
}

/** Of an application in production, which needs no browser of its own to be made known to it. */
const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;
