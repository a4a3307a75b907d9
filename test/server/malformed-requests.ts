import fc from 'fast-check';
import { channels } from '../../src/core/model.js';
import { describedPaths } from '../support/http/openapi.js';
import { site } from '../support/http/phone-handler.js';

/** A request of which any part can be wrong. */
export interface Draft {
  method: string;
  path: string;
  session: string | null;
  attempt: string | null;
  origin: string | null;
  key: string | null;
  type: string | null;
  body: Uint8Array<ArrayBuffer> | null;
}

/** The ids that a draft can use. */
export interface Names {
  user: string;
  attempt: string;
  /** Ids of the user's own reserved numbers, so that the second step knows them too. */
  own: readonly string[];
  /** Ids of other users' numbers, and unknown ones. */
  others: readonly string[];
}

export const limit = 300;

/** Drafts for one operation, mostly valid in each part, so that every check is reached. */
export function draftsFor(method: string, template: string, names: Names): fc.Arbitrary<Draft> {
  const id = mostly(
    fc.constantFrom(...names.own),
    fc.oneof(fc.constantFrom(...names.others), fc.string({ unit: 'binary' })),
  );
  const path = id.map((id) => template.replace('{id}', encodeURIComponent(id)));
  return fc.record({
    method: mostly(
      fc.constant(method),
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE'),
    ),
    path: mostly(
      path,
      fc
        .array(fc.oneof(fc.string(), fc.constantFrom('phone_numbers', 'second_factor', ...names.own)))
        .map((parts) => `/${parts.map(encodeURIComponent).join('/')}`),
    ),
    session: mostly(fc.constant(names.user), fc.constantFrom(null, '')),
    attempt: mostly(fc.constant(names.attempt), fc.constantFrom(null, '', 'sign_in_00000000000000000000000000000000')),
    origin: mostly(
      fc.constantFrom(null, site),
      fc.constantFrom('null', 'https://evil.example', `${site}.evil.example`, 'http://['),
    ),
    key: mostly(fc.constantFrom(null, 'key'), fc.constantFrom('', 'two words', 'é', 'k'.repeat(256))),
    type: mostly(
      fc.constantFrom('application/json', 'application/json; charset=utf-8'),
      fc.constantFrom(null, 'text/plain', 'application/x-www-form-urlencoded'),
    ),
    body: mostly(fieldsFor(template).map(bytesOf), brokenBodies).map((body) => (body.length === 0 ? null : body)),
  });
}

const anything = fc.jsonValue({ maxDepth: 1 });

function fieldsFor(template: string): fc.Arbitrary<string> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {
    phone_number: mostly(
      fc.constant('+12015550199'),
      fc.oneof(anything, fc.constantFrom('+1201', '12015550199', '+999999999999999')),
    ),
    code: mostly(fc.constant('000000'), anything),
    reserved: mostly(fc.boolean(), anything),
    channel: mostly(fc.constantFrom('sms', null), anything),
  };
  const field = fieldOf(template);
  const right = field === null ? anything : fields[field];
  return fc
    .record({ [field ?? 'unknown']: right ?? anything, label: anything }, { requiredKeys: [] })
    .map((fields) => JSON.stringify(fields));
}

const brokenBodies = fc.oneof(
  fc.constant(new Uint8Array()),
  fc.uint8Array({ minLength: 1, maxLength: 50 }).map((bytes) => new Uint8Array(bytes)),
  fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '{', ' ')).map(bytesOf),
  fc.integer({ min: limit + 1, max: 5000 }).map((size) => bytesOf('{}'.padEnd(size))),
);

/** The field that a request requires or accepts. */
export function fieldOf(template: string): 'phone_number' | 'code' | 'reserved' | 'channel' | null {
  if (template === '/phone_numbers') return 'phone_number';
  if (/\/prepare(_verification)?$/.test(template)) return 'channel';
  if (/\/attempt(_verification|_backup_code)?$/.test(template)) return 'code';
  return template.endsWith('set_reserved_for_second_factor') ? 'reserved' : null;
}

/**
 * The status of the error to expect before anything is done, from openapi.json and the order of the checks; null if
 * there is none.
 */
export function expectedStatus(
  { method, path, session, attempt, origin, key, type, body }: Draft,
  names: Names,
): number | null {
  const { pathname } = new URL(site + path);
  if (/%2f|%5c/i.test(pathname)) return 400;
  const found = pathOf(pathname);
  if (found === null) return 404;
  if (found.id !== null && !/^[!-~]{1,255}$/.test(found.id)) return 400;
  if (method === 'OPTIONS') return null;
  const isRead = method === 'GET' || method === 'HEAD';
  if (!found.methods.includes(method === 'HEAD' ? 'GET' : method)) return 405;
  if (!isRead && origin !== null && origin !== site) return 403;
  const isSignIn = found.template.startsWith('/second_factor');
  if (!(isSignIn ? attempt : session)) return 401;
  const isStranger = isSignIn && attempt !== names.attempt;
  if (isRead) return isStranger ? 401 : null;
  if (key !== null && key !== 'key') return 400;
  const isForm = method === 'POST' && key === null && attempt === null && !type?.startsWith('application/json');
  if (body === null && isForm) return 415;
  const form = statusOfBody(found.template, type, body);
  if (form !== null) return form;
  if (isStranger) return 401;
  return found.id === null || names.own.includes(found.id) ? null : 404;
}

function statusOfBody(template: string, type: string | null, body: Draft['body']): number | null {
  if (body !== null && body.length > limit) return 413;
  if (body !== null && !type?.startsWith('application/json')) return 415;
  const fields = body === null ? {} : fieldsIn(body);
  if (fields === null) return 400;
  const field = fieldOf(template);
  const value = field === null ? undefined : Object.getOwnPropertyDescriptor(fields, field)?.value;
  if (field === 'phone_number') return value === '+12015550199' ? null : 422;
  if (field === 'code') return typeof value === 'string' ? null : 422;
  if (field === 'reserved') return typeof value === 'boolean' ? null : 422;
  return field === 'channel' && ![undefined, null, ...channels].includes(value) ? 422 : null;
}

function fieldsIn(body: Uint8Array): object | null {
  try {
    const fields: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    return typeof fields === 'object' && fields !== null && !Array.isArray(fields) ? fields : null;
  } catch {
    return null;
  }
}

function pathOf(pathname: string): { template: string; methods: readonly string[]; id: string | null } | null {
  for (const { template, operations } of describedPaths) {
    const pattern = new RegExp(`^${template.replace('{id}', '([^/]+)')}$`);
    const match = pattern.exec(pathname);
    const id = match?.[1] === undefined ? null : decodeURIComponent(match[1]);
    if (match) return { template, methods: [...operations.keys()], id };
  }
  return null;
}

export function requestOf({ method, path, session, attempt, origin, key, type, body }: Draft): Request {
  const headers = new Headers();
  const given = {
    Authorization: session === null ? null : `Bearer ${session}`,
    'Second-Factor-Attempt': attempt,
    Origin: origin,
    'Idempotency-Key': key,
    'Content-Type': type,
  };
  for (const [name, value] of Object.entries(given)) if (value !== null) headers.set(name, value);
  const isRead = method === 'GET' || method === 'HEAD';
  return new Request(site + path, { method, headers, body: isRead ? null : body });
}

function mostly<Value>(right: fc.Arbitrary<Value>, wrong: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 7, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
