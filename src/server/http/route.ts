import { requests, type AccountRequest, type RequestShape, type SignInRequest } from '../../protocol/requests.js';
import type { PhoneService } from '../../service/phone-service.js';
import { RequestError } from './request-error.js';

/** The methods of routes. HEAD is handled wherever GET is, and OPTIONS everywhere. */
export type Method = RequestShape['method'];

/** A request whose form is valid. */
export interface RouteInput {
  /** The id in the path; '' on a route without one. */
  readonly id: string;
  /** The JSON object in the body; empty if there is no body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The languages that the browser prefers (BCP 47), the best one first. */
  readonly languages: readonly string[];
}

/** A user who passed the second step and gets a session; with a backup code, how many of those are left. */
export interface PassedSignIn {
  readonly passed: string;
  readonly backupCodesLeft?: number | undefined;
}

/** JSON for the response, or the user who gets a session. */
export type RouteResult = { readonly body: unknown } | PassedSignIn;

/**
 * Runs the operation for an owner: the user, or the sign-in attempt. `sendId` is the id of the message that it sends;
 * without it, a message gets a new one.
 */
export type RunRoute = (service: PhoneService, owner: string, sendId?: string) => Promise<RouteResult>;

/**
 * Parses what the operation needs, so that a malformed request is rejected before anything is done, and returns the
 * rest.
 */
export type RouteHandler = (input: RouteInput) => RunRoute;

export interface Route {
  /** As in openapi.json, such as `/phone_numbers/{id}`. */
  readonly template: string;
  readonly by: RequestShape['by'];
  readonly handlers: { readonly [Name in Method]?: RouteHandler | undefined };
}

/** Creates the routes of some requests: one for each path, with a handler for each method. */
export function createRoutes<Name extends AccountRequest | SignInRequest>(
  handlers: Readonly<Record<Name, RouteHandler>>,
): readonly Route[] {
  const routes = new Map<string, Route>();
  for (const [name, handler] of Object.entries(handlers) as [Name, RouteHandler][]) {
    const { method, path, by } = requests[name];
    routes.set(path, { template: path, by, handlers: { ...routes.get(path)?.handlers, [method]: handler } });
  }
  return [...routes.values()];
}

/** Returns the value of the `Allow` header for a route. */
export function listAllowedMethods({ handlers }: Route): string {
  return [
    ...Object.keys(handlers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
    'OPTIONS',
  ].join(', ');
}

/** Returns the method whose handler serves this one; null if there is none. */
export function parseMethod(method: string): Method | null {
  if (method === 'HEAD') return 'GET';
  return method === 'GET' || method === 'POST' || method === 'DELETE' ? method : null;
}

/**
 * Returns the route of a path and the id in it; null if no route matches. Throws 400 for what cannot be an id, so that
 * no store is queried for a text that it could not even hold.
 */
export function findRoute(routes: readonly Route[], path: string): { route: Route; id: string } | null {
  const segments = path.split('/');
  for (const route of routes) {
    const id = matchTemplate(segments, route.template.split('/'));
    if (id !== null) return { route, id: decodeId(id) };
  }
  return null;
}

function matchTemplate(segments: readonly string[], template: readonly string[]): string | null {
  if (segments.length !== template.length) return null;
  let id = '';
  for (const [at, expected] of template.entries()) {
    const segment = segments[at] ?? '';
    if (expected === '{id}' && segment !== '') id = segment;
    else if (segment !== expected) return null;
  }
  return id;
}

function decodeId(segment: string): string {
  let id: string;
  try {
    id = decodeURIComponent(segment);
  } catch {
    throw new RequestError(400);
  }
  if (!/^[\x21-\x7e]{0,255}$/.test(id)) throw new RequestError(400);
  return id;
}
