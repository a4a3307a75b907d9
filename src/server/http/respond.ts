import { PhoneError } from '../../core/errors.js';
import { serializeProblem } from '../../protocol/problem.js';
import { requestHeaders } from '../../protocol/requests.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import type { IdempotencyRecords } from './idempotency/records.js';
import { runOnce } from './idempotency/run-once.js';
import { describeError } from './log.js';
import { assertSameSite, createCorsHeaders, createPreflightHeaders } from './origin.js';
import { readBody } from './request-body.js';
import { RequestError, toErrorResponse } from './request-error.js';
import {
  findRoute,
  listAllowedMethods,
  parseMethod,
  type Route,
  type RouteHandler,
  type RouteResult,
} from './route.js';
import type { ServiceProvider } from './service-provider.js';

interface ResponderOptions extends Pick<PhoneHandlerOptions, 'authenticate' | 'completeSignIn' | 'log'> {
  routes: readonly Route[];
  getService: ServiceProvider;
  idempotencyRecords: IdempotencyRecords;
  basePath: string;
  allowedOrigins: readonly string[];
  maxBodySize: number;
}

/** What is known of a request so far, for the log. */
interface RequestTrace {
  route: string | null;
  /** Must not be logged, even if an error quotes it. */
  secrets: string[];
}

/** Creates the function that responds to every request, by its routes. It never rejects. */
export function createResponder(options: ResponderOptions): (request: Request) => Promise<Response> {
  const { routes, basePath, allowedOrigins, log } = options;

  return async (request) => {
    const startedAt = performance.now();
    const trace: RequestTrace = { route: null, secrets: [] };
    const cors = createCorsHeaders(request, allowedOrigins);
    const { response, thrown } = await handle(request, trace).then(
      (response) => ({ response, thrown: undefined }),
      (thrown: unknown) => ({ response: createProblemResponse(thrown), thrown }),
    );
    const safe = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    const finished = withHeaders(response, { ...cors, ...safe }, request.method === 'HEAD');
    const writeLog = async () =>
      log?.({
        method: request.method,
        route: trace.route,
        status: finished.status,
        code: thrown === undefined ? null : toErrorResponse(thrown).error.code,
        duration: performance.now() - startedAt,
        error: finished.status < 500 ? null : describeError(thrown, trace.secrets),
      });
    // A log that fails, now or later, must neither withhold the response nor end the process.
    writeLog().catch(() => undefined);
    return finished;
  };

  async function handle(request: Request, trace: RequestTrace): Promise<Response> {
    const { pathname } = new URL(request.url);
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
      : handleWrite(request, route, handler, id, trace);
  }

  async function handleRead(
    request: Request,
    route: Route,
    handler: RouteHandler,
    trace: RequestTrace,
  ): Promise<Response> {
    const owner = await identifyOwner(request, route, trace);
    const service = options.getService(request, route.by === 'user' ? owner : null);
    return toResponse(await handler({ id: '', fields: {}, locale: undefined })(service, owner), request);
  }

  async function handleWrite(
    request: Request,
    route: Route,
    handler: RouteHandler,
    id: string,
    trace: RequestTrace,
  ): Promise<Response> {
    assertSameSite(request, allowedOrigins);
    const owner = await identifyOwner(request, route, trace);
    const key = parseIdempotencyKey(request.headers);
    const { text, fields } = await readBody(request, options.maxBodySize);
    trace.secrets.push(...Object.values(fields).filter((value) => typeof value === 'string'));
    const run = handler({ id, fields, locale: parseLocale(request.headers) });
    const service = options.getService(request, route.by === 'user' ? owner : null);
    if (key === null) return toResponse(await run(service, owner), request);
    // A sign-in attempt that nobody has started must not fill the store with records.
    const assertAllowed = async () => void (route.by === 'attempt' && (await service.listSecondFactors(owner)));
    const keyed = { owner: `${route.by}:${owner}`, key, parts: [request.method, route.template, id, text] };
    return toResponse(
      await runOnce(options.idempotencyRecords, keyed, { service, owner, run, assertAllowed }),
      request,
    );
  }

  /** Resolves with the id of the user, or of the sign-in attempt. */
  async function identifyOwner(request: Request, { by }: Route, trace: RequestTrace): Promise<string> {
    const owner = by === 'user' ? await options.authenticate(request) : request.headers.get(requestHeaders.attempt);
    if (owner === null || owner === '') throw new PhoneError('unauthenticated');
    if (by === 'attempt') trace.secrets.push(owner);
    return owner;
  }

  async function toResponse(result: RouteResult, request: Request): Promise<Response> {
    if ('body' in result) return Response.json(result.body);
    if (options.completeSignIn) return options.completeSignIn(result.passed, request);
    throw new RequestError(404, 'not_found');
  }
}

/** Returns problem details for whatever was thrown. */
export function createProblemResponse(thrown: unknown): Response {
  const { error, status, headers } = toErrorResponse(thrown);
  const type = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(serializeProblem(error, status)), { status, headers: { ...headers, ...type } });
}

/** Also applies to the app's own response: a session must not be cached. */
function withHeaders(response: Response, added: Readonly<Record<string, string>>, isHead: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(added)) headers[name === 'Vary' ? 'append' : 'set'](name, value);
  return new Response(isHead ? null : response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  });
}

/** Returns null if the client sent no key. */
function parseIdempotencyKey(headers: Headers): string | null {
  const key = headers.get(requestHeaders.idempotencyKey);
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new RequestError(400);
  return key;
}

/** Returns the browser's first language. */
function parseLocale(headers: Headers): string | undefined {
  return /^\s*([a-z]{2,8}(?:-[a-z\d]{1,8})*)\s*(?:[,;]|$)/i.exec(headers.get('Accept-Language') ?? '')?.[1];
}
