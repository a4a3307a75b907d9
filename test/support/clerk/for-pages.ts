import type { TestProject } from 'vitest/node';
import { clerkFrontendApi, type ClerkFrontendApi } from './frontend-api.js';
import type { Network } from '../network.js';
import { serve } from './serve.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The base URL of the Frontend APIs for browser tests: each name below it is a separate one. */
    clerkUrl: string;
  }
}

/** The parts of its Frontend API that a browser test can set. */
export type ClerkSettings = Partial<Pick<ClerkFrontendApi, 'userId' | 'totp' | 'stepUp' | 'sends'>>;

/** The parts that it can read. */
export interface ClerkRecord extends Pick<ClerkFrontendApi, 'messages'>, Pick<Network, 'requests'> {}

/** Global setup: serves Clerk's Frontend API to browser tests while they run. */
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
