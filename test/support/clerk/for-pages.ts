import type { TestProject } from 'vitest/node';
import { clerkFrontendApi, type ClerkFrontendApi } from './frontend-api.js';
import type { Network } from '../network.js';
import { serve } from './serve.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests in a page find Frontend APIs: each name below it is one of its own. */
    clerkUrl: string;
  }
}

/** What a test in a page may set of its Frontend API. */
export type ClerkSettings = Partial<Pick<ClerkFrontendApi, 'userId' | 'totp' | 'stepUp' | 'sends'>>;

/** What it reads of it. */
export interface ClerkRecord extends Pick<ClerkFrontendApi, 'messages'>, Pick<Network, 'requests'> {}

/** Before tests in pages: serves them Clerk's Frontend API, for as long as they run. */
export default async function serveClerkToPages(project: TestProject): Promise<() => Promise<void>> {
  const apis = new Map<string, ClerkFrontendApi>();
  const { url, close } = await serve(async (request) => {
    const [, name = '', rest] = new URL(request.url).pathname.split('/');
    const api = apis.get(name) ?? clerkFrontendApi();
    apis.set(name, api);
    if (rest !== undefined) return api.fetch(request);
    if (request.method === 'PATCH') Object.assign(api, (await request.json()) satisfies ClerkSettings);
    return Response.json({ requests: api.network.requests, messages: api.messages } satisfies ClerkRecord);
  });
  project.provide('clerkUrl', url);
  return close;
}
