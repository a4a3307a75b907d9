import { PhoneError } from '../../core/errors.js';
import type { PhoneService } from '../../service/phone-service.js';
import { headers as requestHeaders, writeProblem } from '../../protocol/bodies.js';
import type { PhoneHandlerOptions } from '../phone-handler.js';
import { answerOnce } from './idempotency/run-once.js';
import type { KeptAnswers } from './idempotency/records.js';
import { describeError } from './log.js';
import { corsHeaders, preflightHeaders, refuseOtherSites } from './origin.js';
import { Refusal, toRefusal } from './refusal.js';
import { readBody } from './request-body.js';
import { allowedMethods, findRoute, methodOf, type Answer, type Call, type Route } from './route.js';

interface AnsweringOptions extends Pick<PhoneHandlerOptions, 'authenticate' | 'completeSignIn' | 'log'> {
  routes: readonly Route[];
  serviceFor: (request: Request, userId: string | null) => PhoneService;
  keptAnswers: KeptAnswers;
  basePath: string;
  allowedOrigins: readonly string[];
  maxBodySize: number;
}

/** What a request has told of itself so far, for the log. */
interface Seen {
  route: string | null;
  /** What must not be logged, whatever an error quotes. */
  secrets: string[];
}

/** Answers requests by routes, whatever they are. */
export function createAnswering(options: AnsweringOptions): (request: Request) => Promise<Response> {
  const { routes, basePath, allowedOrigins, log } = options;

  return async (request) => {
    const startedAt = performance.now();
    const seen: Seen = { route: null, secrets: [] };
    const cors = corsHeaders(request, allowedOrigins);
    const { response, thrown } = await answer(request, seen).then(
      (response) => ({ response, thrown: undefined }),
      (thrown: unknown) => ({ response: problemResponse(thrown), thrown }),
    );
    const safe = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };
    const answered = withHeaders(response, { ...cors, ...safe }, request.method === 'HEAD');
    const write = async () =>
      log?.({
        method: request.method,
        route: seen.route,
        status: answered.status,
        code: thrown === undefined ? null : toRefusal(thrown).error.code,
        duration: performance.now() - startedAt,
        error: answered.status < 500 ? null : describeError(thrown, seen.secrets),
      });
    // A log that fails, now or later, is no reason to keep an answer from the person, nor to end the process.
    write().catch(() => undefined);
    return answered;
  };

  async function answer(request: Request, seen: Seen): Promise<Response> {
    const { pathname } = new URL(request.url);
    const found = pathname.startsWith(`${basePath}/`) ? findRoute(routes, pathname.slice(basePath.length)) : null;
    if (found === null) throw new Refusal(404, 'not_found');
    const { route, id } = found;
    seen.route = route.template;
    const allow = allowedMethods(route);
    if (request.method === 'OPTIONS') {
      return new Response(null, { status: 204, headers: { Allow: allow, ...preflightHeaders(request, allowedOrigins) } });
    }
    const method = methodOf(request.method);
    const call = method && route.calls[method];
    if (!call) throw new Refusal(405, 'unsupported', { Allow: allow });
    return method === 'GET' ? read(request, route, call, seen) : write(request, route, call, id, seen);
  }

  async function read(request: Request, route: Route, call: Call, seen: Seen): Promise<Response> {
    const of = await whoAsks(request, route, seen);
    const service = options.serviceFor(request, route.by === 'user' ? of : null);
    return toResponse(await call({ id: '', fields: {}, locale: undefined })(service, of), request);
  }

  async function write(request: Request, route: Route, call: Call, id: string, seen: Seen): Promise<Response> {
    refuseOtherSites(request, allowedOrigins);
    const of = await whoAsks(request, route, seen);
    const key = idempotencyKeyOf(request.headers);
    const { text, fields } = await readBody(request, options.maxBodySize);
    seen.secrets.push(...Object.values(fields).filter((value) => typeof value === 'string'));
    const run = call({ id, fields, locale: localeOf(request.headers) });
    const service = options.serviceFor(request, route.by === 'user' ? of : null);
    if (key === null) return toResponse(await run(service, of), request);
    // An attempt that nobody has begun must not fill the store with its answers.
    const isAllowed = async () => void (route.by === 'attempt' && (await service.listSecondFactors(of)));
    const keyed = { by: `${route.by}:${of}`, key, asked: [request.method, route.template, id, text] };
    return toResponse(await answerOnce(options.keptAnswers, keyed, { service, of, run, isAllowed }), request);
  }

  /** The user, or the attempt of a sign-in. */
  async function whoAsks(request: Request, { by }: Route, seen: Seen): Promise<string> {
    const of = by === 'user' ? await options.authenticate(request) : request.headers.get(requestHeaders.attempt);
    if (of === null || of === '') throw new PhoneError('unauthenticated');
    if (by === 'attempt') seen.secrets.push(of);
    return of;
  }

  async function toResponse(answer: Answer, request: Request): Promise<Response> {
    if ('body' in answer) return Response.json(answer.body);
    if (options.completeSignIn) return options.completeSignIn(answer.passed, request);
    throw new Refusal(404, 'not_found');
  }
}

/** A refusal as it is answered: problem details. */
export function problemResponse(thrown: unknown): Response {
  const { error, status, headers } = toRefusal(thrown);
  const type = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(writeProblem(error, status)), { status, headers: { ...headers, ...type } });
}

/** Added to what the app answers by itself, too: a session is not for caches. */
function withHeaders(response: Response, added: Readonly<Record<string, string>>, isHead: boolean): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(added)) headers[name === 'Vary' ? 'append' : 'set'](name, value);
  return new Response(isHead ? null : response.body, { status: response.status, statusText: response.statusText, headers });
}

/** null: the client gave none. */
function idempotencyKeyOf(headers: Headers): string | null {
  const key = headers.get(requestHeaders.idempotencyKey);
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal(400);
  return key;
}

/** The language that a browser asks for first. */
function localeOf(headers: Headers): string | undefined {
  return /^\s*([a-z]{2,8}(?:-[a-z\d]{1,8})*)\s*(?:[,;]|$)/i.exec(headers.get('Accept-Language') ?? '')?.[1];
}
