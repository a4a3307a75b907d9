import { requestHeaders, responseHeaders } from '../../protocol/requests.js';
import { toIdempotencyOwner } from '../../service/idempotency-owner.js';
import type { PhoneServiceHealth } from '../health.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import type { IdempotencyRecords } from './idempotency/records.js';
import { runOnce } from './idempotency/run-once.js';
import { parseLanguages } from './languages.js';
import { assertSameSite, createPreflightHeaders } from './origin.js';
import type { OwnerReader } from './owner.js';
import { assertPlainPath } from './path.js';
import { readBody } from './request-body.js';
import { RequestError } from './request-error.js';
import {
  findRoute,
  listAllowedMethods,
  parseMethod,
  type PassedSignIn,
  type Route,
  type RouteHandler,
} from './route.js';
import type { ServiceProvider } from './service-provider.js';
import type { RequestTrace } from './trace.js';

export interface RequestHandlerOptions extends Pick<PhoneHandlerOptions, 'completeSignIn'> {
  routes: readonly Route[];
  getService: ServiceProvider;
  getOwner: OwnerReader;
  /** Resolves with the user of an open sign-in attempt; rejects with `unauthenticated` for any other. */
  getUserOfSignIn: (attemptId: string) => Promise<string>;
  idempotencyRecords: IdempotencyRecords;
  basePath: string;
  allowedOrigins: readonly string[];
  maxBodySize: number;
  /** null without a path for it. */
  health: (() => Promise<PhoneServiceHealth>) | null;
}

/** Creates the function that handles every request by its route. It rejects with the error of the response. */
export function createRequestHandler(
  options: RequestHandlerOptions,
): (request: Request, trace: RequestTrace, signal: AbortSignal) => Promise<Response> {
  const { routes, basePath, allowedOrigins, getService, getOwner } = options;

  return async (request, trace, signal) => {
    const { pathname } = new URL(request.url);
    assertPlainPath(pathname);
    if (options.health && pathname === `${basePath}/health`) return respondHealth(request, options.health);
    const found = pathname.startsWith(`${basePath}/`) ? findRoute(routes, pathname.slice(basePath.length)) : null;
    if (found === null) throw new RequestError(404, 'not_found');
    const { route, id } = found;
    trace.route = route.template;
    const allow = listAllowedMethods(route);
    if (request.method === 'OPTIONS') {
      return new Response(null, {
        status: 204,
        headers: { Allow: allow, ...createPreflightHeaders(request, allowedOrigins) },
      });
    }
    const method = parseMethod(request.method);
    const handler = method && route.handlers[method];
    if (!handler) throw new RequestError(405, 'unsupported', { Allow: allow });
    return method === 'GET'
      ? handleRead(request, route, handler, trace)
      : handleWrite(request, route, handler, { id, trace, signal });
  };

  async function handleRead(
    request: Request,
    route: Route,
    handler: RouteHandler,
    trace: RequestTrace,
  ): Promise<Response> {
    const owner = await getOwner(request, route.by, trace);
    const service = getService(request, route.by === 'user' ? owner : null);
    const result = await handler({ id: '', fields: {}, languages: [] })(service, owner);
    return 'body' in result ? Response.json(result.body) : completeSignIn(result, request);
  }

  async function handleWrite(
    request: Request,
    route: Route,
    handler: RouteHandler,
    { id, trace, signal }: { id: string; trace: RequestTrace; signal: AbortSignal },
  ): Promise<Response> {
    assertSameSite(request, allowedOrigins);
    const owner = await getOwner(request, route.by, trace);
    const key = parseIdempotencyKey(request.headers);
    const { text, fields } = await readBody(request, options.maxBodySize, signal);
    trace.secrets.push(...Object.values(fields).filter((value) => typeof value === 'string'));
    const run = handler({ id, fields, languages: parseLanguages(request.headers) });
    const service = getService(request, route.by === 'user' ? owner : null);
    const complete = (passed: PassedSignIn) => completeSignIn(passed, request);
    if (key === null) {
      const result = await run(service, owner);
      return 'body' in result ? Response.json(result.body) : complete(result);
    }
    const { by, template } = route;
    // A sign-in attempt that nobody has started must not fill the store with records.
    const findRecordOwner = async () =>
      toIdempotencyOwner(by, by === 'user' ? owner : await options.getUserOfSignIn(owner));
    const keyed = { owner: `${by}:${owner}`, key, findRecordOwner, parts: [request.method, template, id, text] };
    return runOnce(options.idempotencyRecords, keyed, { service, owner, run, complete });
  }

  async function completeSignIn({ passed, backupCodesLeft }: PassedSignIn, request: Request): Promise<Response> {
    if (!options.completeSignIn) throw new RequestError(404, 'not_found');
    const response: unknown = await options.completeSignIn(passed, request);
    // A response of another realm is not an instance of this one's `Response`, and is just as valid.
    const isResponse = Object.prototype.toString.call(response) === '[object Response]';
    if (isResponse && !(response as Response).bodyUsed) {
      if (backupCodesLeft !== undefined) tellBackupCodesLeft(response as Response, backupCodesLeft);
      return response as Response;
    }
    throw new TypeError(
      `completeSignIn returned ${isResponse ? 'a Response that was read' : `a value of type ${typeof response}`}, ` +
        'so the session does not reach the browser. Return a new Response.',
    );
  }
}

function tellBackupCodesLeft({ headers }: Response, left: number): void {
  try {
    headers.set(responseHeaders.backupCodesLeft, String(left));
  } catch {
    // The headers of `Response.redirect` and of what `fetch` returns cannot be changed.
  }
}

async function respondHealth(request: Request, check: () => Promise<PhoneServiceHealth>): Promise<Response> {
  if (parseMethod(request.method) !== 'GET') throw new RequestError(405, 'unsupported', { Allow: 'GET, HEAD' });
  const health = await check();
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503 });
}

/** Returns null if the client sent no key. */
function parseIdempotencyKey(headers: Headers): string | null {
  const key = headers.get(requestHeaders.idempotencyKey);
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new RequestError(400);
  return key;
}
