import { afterEach, expect } from 'vitest';
import {
  commonHeaders,
  faultOf,
  findDescribedPath,
  problemSchema,
  type DescribedResponse,
  type Operation,
} from './openapi.js';

/** A handler that fails the test unless each request and response conforms to openapi.json. */
export interface CheckedHandler {
  (request: Request): Promise<Response>;
  /** Sends a request that openapi.json forbids; the test fails if it allows it. Its response is checked as well. */
  malformed(request: Request): Promise<Response>;
  /** The responses so far, formatted as `listPhoneNumbers 401 unauthenticated`. */
  readonly seen: ReadonlySet<string>;
}

const faults: string[] = [];

// An error thrown inside `fetch` looks like a lost response to an adapter, so the test itself has to fail.
afterEach(() => expect(faults.splice(0), 'what openapi.json says otherwise').toEqual([]));

/** Wraps the handler in the checks. `basePath` is where it is mounted. */
export function checkedByOpenapi(
  handle: (request: Request) => Promise<Response>,
  { basePath = '' } = {},
): CheckedHandler {
  const seen = new Set<string>();

  async function handleChecked(request: Request, isMalformed: boolean): Promise<Response> {
    const fault = await faultInRequest(request.clone(), basePath);
    if (isMalformed && fault === null) refuse(request, 'the request is not malformed at all');
    if (!isMalformed && fault !== null) refuse(request, fault);
    const response = await handle(request);
    const wrong = await faultInResponse(request, response.clone(), basePath);
    if (wrong !== null) refuse(request, `the response ${response.status}: ${wrong}`);
    seen.add(await summaryOf(request, response.clone(), basePath));
    return response;
  }

  return Object.assign((request: Request) => handleChecked(request, false), {
    malformed: (request: Request) => handleChecked(request, true),
    seen,
  });
}

/** Returns the faults so far, which then do not fail the test: for the test of these checks. */
export function takeFaults(): string[] {
  return faults.splice(0);
}

function refuse(request: Request, fault: string): never {
  faults.push(`${request.method} ${new URL(request.url).pathname}: ${fault}`);
  throw new Error(faults.at(-1));
}

async function faultInRequest(request: Request, basePath: string): Promise<string | null> {
  const { pathname, search } = new URL(request.url);
  if (/%2f|%5c/i.test(pathname)) return 'the path can be read in two ways';
  const path = pathname.startsWith(`${basePath}/`) ? findDescribedPath(pathname.slice(basePath.length)) : null;
  if (path === null) return 'there is no such path';
  if (search !== '') return 'no query is described';
  if (request.method === 'OPTIONS') return null;
  const operation = path.operations.get(methodOf(request));
  if (!operation) return 'the path has no such method';
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = place === 'path' ? path.id : request.headers.get(name);
    const fault = value === null ? required && 'missing' : faultOf(schema, value);
    if (fault) return `${name}: ${fault}`;
  }
  return faultInRequestBody(request, operation);
}

async function faultInRequestBody(request: Request, { requestBody }: Operation): Promise<string | null> {
  const text = await request.text();
  if (text === '') return requestBody?.required ? 'the body is missing' : null;
  if (!requestBody) return 'no body is described';
  return faultInBody(requestBody.content, typeOf(request.headers), text);
}

async function faultInResponse(request: Request, response: Response, basePath: string): Promise<string | null> {
  const { pathname } = new URL(request.url);
  if (/%2f|%5c/i.test(pathname)) return faultInProblem(response, 400, request);
  const path = pathname.startsWith(`${basePath}/`) ? findDescribedPath(pathname.slice(basePath.length)) : null;
  if (path === null) return faultInProblem(response, isMalformedPath(pathname) ? 400 : 404, request);
  const allowed = [...path.operations.keys()]
    .flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
    .concat('OPTIONS');
  if (request.method === 'OPTIONS') return faultInOptions(response, allowed);
  const operation = path.operations.get(methodOf(request));
  if (!operation) {
    return response.headers.get('Allow') === allowed.join(', ')
      ? faultInProblem(response, 405, request)
      : `Allow is not ${allowed.join(', ')}`;
  }
  const described =
    operation.responses[response.status] ?? operation.responses[`${Math.floor(response.status / 100)}XX`];
  if (!described) return 'the status is not described';
  return (
    faultInHeaders(described.headers, response.headers) ??
    faultInCommonHeaders(described, response.headers) ??
    faultInContent(described, response, request)
  );
}

/** The path of an operation with an invalid id in it. */
function isMalformedPath(pathname: string): boolean {
  const segments = /^\/(phone_numbers|second_factor)\/([^/]+)(\/|$)/.exec(pathname);
  return segments !== null && !/^[!-~]{1,255}$/.test(decode(segments[2]));
}

/** '' if it is not valid UTF-8. */
function decode(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}

function faultInHeaders(headers: DescribedResponse['headers'], given: Headers): string | null {
  for (const [name, { required, schema }] of Object.entries(headers)) {
    const value = given.get(name);
    const fault = value === null ? required && 'missing' : faultOf(schema, value);
    if (fault) return `${name}: ${fault}`;
  }
  return null;
}

/** The app's own response, which bears a session, has headers of the app. */
function faultInCommonHeaders({ headers, content }: DescribedResponse, given: Headers): string | null {
  if ('*/*' in content) return null;
  // OpenAPI describes the type with the content.
  const described = ['Content-Type', ...Object.keys(commonHeaders), ...Object.keys(headers)];
  const undescribed = [...given.keys()].find((name) => !described.some((other) => other.toLowerCase() === name));
  return undescribed === undefined
    ? faultInHeaders(commonHeaders, given)
    : `${undescribed}: the header is not described`;
}

async function faultInContent(
  { content }: DescribedResponse,
  response: Response,
  request: Request,
): Promise<string | null> {
  if ('*/*' in content) return null;
  const text = await response.text();
  if (request.method === 'HEAD') return text === '' ? null : 'a response to HEAD has a body';
  return faultInBody(content, typeOf(response.headers), text);
}

function faultInBody(content: DescribedResponse['content'], type: string, text: string): string | null {
  const described = content[type];
  if (!described) return `${type || 'no type'} is not described`;
  return faultOf(described.schema, parseJson(text));
}

async function faultInProblem(response: Response, status: number, request: Request): Promise<string | null> {
  if (response.status !== status) return `it should be ${status}`;
  if (typeOf(response.headers) !== 'application/problem+json') return 'it is no problem';
  return request.method === 'HEAD' ? null : faultOf(problemSchema, parseJson(await response.text()));
}

async function faultInOptions(response: Response, allowed: readonly string[]): Promise<string | null> {
  const isRight =
    response.status === 204 && response.headers.get('Allow') === allowed.join(', ') && (await response.text()) === '';
  return isRight ? null : 'the response to OPTIONS is not a 204 with Allow and no body';
}

async function summaryOf(request: Request, response: Response, basePath: string): Promise<string> {
  const operation = findDescribedPath(new URL(request.url).pathname.slice(basePath.length))?.operations.get(
    request.method,
  );
  const isProblem = typeOf(response.headers) === 'application/problem+json';
  const code =
    isProblem && request.method !== 'HEAD' ? ` ${(parseJson(await response.text()) as { code: string }).code}` : '';
  return `${operation?.operationId ?? request.method} ${response.status}${code}`;
}

function methodOf({ method }: Request): string {
  return method === 'HEAD' ? 'GET' : method;
}

function typeOf(headers: Headers): string {
  return (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
