import type { IncomingMessage, ServerResponse } from 'node:http';
import { listen } from '../http/listen.js';
import { assertPublishedRequest, assertPublishedResponse } from './published.js';
import { routes } from './routes.js';
import { GoTrueError } from './rules.js';
import {
  createFactor,
  createUser,
  defaultSettings,
  type Call,
  type GoTrueFactor,
  type GoTrueUser,
  type World,
} from './world.js';

/**
 * Supabase Auth (GoTrue), as far as the adapters use it: over HTTP, by the rules of its source, with each request and
 * response checked against its published description. It uses this process's clock.
 */
export interface GoTrue extends World {
  /** The URL for `createClient`, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** Violations of its published description: must stay empty. */
  readonly violations: readonly string[];
  addUser(email: string): GoTrueUser;
  /** Adds a verified factor. */
  addFactor(user: GoTrueUser, type: GoTrueFactor['type'], phone?: string): GoTrueFactor;
  close(): Promise<void>;
}

export async function startGoTrue(settings: Partial<World['settings']> = {}): Promise<GoTrue> {
  const world: World = { settings: { ...defaultSettings, ...settings }, users: [], sessions: [], sms: [] };
  const violations: string[] = [];
  const server = await listen((request, response) => void respond(world, request, response, violations));
  return Object.assign(world, {
    url: server.url,
    violations,
    addUser(email: string) {
      const user = createUser(email);
      world.users.push(user);
      return user;
    },
    addFactor(user: GoTrueUser, type: GoTrueFactor['type'], phone?: string) {
      const factor = createFactor({ type, friendlyName: phone ?? type, phone: phone?.slice(1) ?? null });
      factor.status = 'verified';
      user.factors.push(factor);
      return factor;
    },
    close: server.close,
  });
}

async function respond(world: World, request: IncomingMessage, response: ServerResponse, violations: string[]) {
  const { status, body } = await handle(world, request, violations);
  response.writeHead(status, {
    'content-type': 'application/json',
    // Without it the client parses errors in the format of 2023.
    'x-supabase-api-version': '2024-01-01',
  });
  response.end(JSON.stringify(body));
}

async function handle(world: World, request: IncomingMessage, violations: string[]) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const path = pathname.replace(/^\/auth\/v1/, '');
  const route = routes.find((candidate) => candidate.method === request.method && toPattern(candidate.path).test(path));
  if (!route) return { status: 404, body: { code: 'not_found', message: `No ${request.method} ${path}` } };
  const operation = `${route.method} ${route.path}`;
  const [, id = ''] = toPattern(route.path).exec(path) ?? [];
  const result = { status: 200, body: {} as object };
  try {
    const body = JSON.parse((await readText(request)) || '{}');
    if (searchParams.get('grant_type') === null) assertPublishedRequest(operation, body);
    const caller = route.access === 'everybody' ? nobody : authenticate(world, request, route.access === 'account');
    result.body = route.run({ world, ...caller, body, id, grantType: searchParams.get('grant_type') });
    assertPublishedResponse(operation, result.status, result.body);
  } catch (thrown) {
    if (!(thrown instanceof GoTrueError)) violations.push(String(thrown));
    const { status, code, message } =
      thrown instanceof GoTrueError ? thrown : new GoTrueError(500, 'unexpected_failure', String(thrown));
    Object.assign(result, { status, body: { code, message } });
    assertPublishedResponse(operation, status, result.body);
  }
  return result;
}

/** Public routes look at neither. */
const nobody = {} as Pick<Call, 'user' | 'session'>;

function authenticate(world: World, request: IncomingMessage, isAccount: boolean): Pick<Call, 'user' | 'session'> {
  const [, payload] = /^Bearer [^.]*\.([^.]*)\./.exec(request.headers.authorization ?? '') ?? [];
  if (payload === undefined)
    throw new GoTrueError(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
  const { sub, session_id, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
  if (exp * 1000 < Date.now()) throw new GoTrueError(403, 'bad_jwt', 'invalid JWT: token is expired');
  const user = world.users.find((candidate) => candidate.id === sub);
  if (!user) throw new GoTrueError(403, 'user_not_found', 'User from sub claim in JWT does not exist');
  const session = world.sessions.find((candidate) => candidate.id === session_id);
  if (!session) throw new GoTrueError(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
  if (user.isBanned) throw new GoTrueError(403, 'user_banned', 'User is banned');
  if (isAccount && user.isAnonymous)
    throw new GoTrueError(403, 'no_authorization', 'Anonymous user not allowed to perform these actions');
  return { user, session };
}

function toPattern(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/, '([^/]+)')}$`);
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
