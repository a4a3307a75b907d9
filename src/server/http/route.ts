import type { PhoneService } from '../../service/phone-service.js';

/** The methods that a route can have, besides HEAD, which is answered where GET is, and OPTIONS. */
export type Method = 'GET' | 'POST' | 'DELETE';

/** What a request asks for, its form looked at already. */
export interface Asked {
  /** The id in the path; '' on a route without. */
  readonly id: string;
  /** The JSON object in the body; empty where there was no body. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The language that is asked for, in BCP 47; undefined where none is. */
  readonly locale: string | undefined;
}

/** What is answered: JSON, or that this user has passed the second step, and gets a session. */
export type Answer = { readonly body: unknown } | { readonly passed: string };

/** Does what was asked; `of` is the user, or the attempt of a sign-in. */
export type Run = (service: PhoneService, of: string) => Promise<Answer>;

/** Reads what it needs of a request, so that a malformed one is refused before anything is done, and answers the rest. */
export type Call = (asked: Asked) => Run;

export interface Route {
  /** As in openapi.json, such as `/phone_numbers/{id}`. */
  readonly template: string;
  /** Who asks: a signed-in user, or someone at the second step of a sign-in. */
  readonly by: 'user' | 'attempt';
  readonly calls: { readonly [Name in Method]?: Call };
}

/** A route's template, from its path for the id `{id}`. */
export function templateOf(path: string): string {
  return decodeURIComponent(path);
}

/** What `Allow` lists for a route. */
export function allowedMethods({ calls }: Route): string {
  return [...Object.keys(calls).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])), 'OPTIONS'].join(', ');
}

/** The method that answers this one; null where none does. */
export function methodOf(method: string): Method | null {
  if (method === 'HEAD') return 'GET';
  return method === 'GET' || method === 'POST' || method === 'DELETE' ? method : null;
}

/** The route of a path, and the id in it; null where there is none. */
export function findRoute(routes: readonly Route[], path: string): { route: Route; id: string } | null {
  const segments = path.split('/');
  for (const route of routes) {
    const id = idIn(segments, route.template.split('/'));
    if (id !== null) return { route, id };
  }
  return null;
}

function idIn(segments: readonly string[], template: readonly string[]): string | null {
  if (segments.length !== template.length) return null;
  let id: string | null = '';
  for (const [at, expected] of template.entries()) {
    const segment = segments[at] ?? '';
    if (expected === '{id}') id = decodeId(segment);
    else if (segment !== expected) return null;
  }
  return id;
}

/** null for what no id looks like, so that no store is asked for a text that it could not even hold. */
function decodeId(segment: string): string | null {
  try {
    const id = decodeURIComponent(segment);
    return /^[\x21-\x7e]{1,255}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}
