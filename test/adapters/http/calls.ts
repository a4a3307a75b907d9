import { httpAdapter, httpSecondFactorAdapter, type HttpConnectionOptions } from '../../../src/adapters/http/index.js';
import { requests, type AccountRequest } from '../../../src/protocol/requests.js';
import { describedPaths, type Operation } from '../../support/http/openapi.js';

export const code = '493027';
const id = 'phone_1';

/** One call of an adapter, and a successful response to it. */
export interface HttpCallUnderTest {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  /** The JSON body; null if there is none. */
  readonly body: unknown;
  readonly good: unknown;
  readonly call: (options: Partial<HttpConnectionOptions>, signal?: AbortSignal) => Promise<unknown>;
}

interface NumberList {
  phone_numbers: readonly [Readonly<Record<string, unknown> & { phone_number: string }>];
}

const { phone_numbers: examples } = exampleOf<NumberList>(describedOperation('list').responses['200']);
const verification = { status: 'verified', strategy: 'phone_code', channel: 'sms', attempts: 0, expire_at: null };

/** A verified number in the wire format. */
export const number = {
  ...examples[0],
  id,
  verification,
  reserved_for_second_factor: true,
  default_second_factor: true,
  linked_to: [{ id: 'google_1', type: 'oauth_google' }],
};
export const unverified = {
  ...number,
  verification: { ...verification, status: 'unverified', expire_at: 1_900_000_600_000 },
};
const other = { ...number, id: 'phone_2', default_second_factor: false, primary: false };

/** Each call of `httpAdapter`, with the example bodies of openapi.json. */
export const accountCalls = Object.entries(requests)
  .filter(([, { by }]) => by === 'user')
  .map(([name]) => account(name as AccountRequest));

const factors = { second_factors: [{ id, masked_phone_number: '+•••••••0123', default: true }] };

/** Each call of `httpSecondFactorAdapter`. */
export const signInCalls: readonly HttpCallUnderTest[] = [
  signIn('list', 'GET', '/second_factor', null, factors, (adapter, signal) => adapter.list({ signal })),
  signIn('prepare', 'POST', `/second_factor/${id}/prepare`, { channel: 'sms' }, { expire_at: null }, (adapter) =>
    adapter.prepare({ id, channel: 'sms' }),
  ),
  signIn('attempt', 'POST', `/second_factor/${id}/attempt`, { code }, { token: 'a session' }, (adapter) =>
    adapter.attempt({ id, code }),
  ),
  signIn(
    'attemptBackupCode',
    'POST',
    '/second_factor/attempt_backup_code',
    { code },
    { token: 'a session' },
    (adapter) => adapter.attemptBackupCode({ code }),
  ),
];

/** The calls of both adapters. */
export const calls: readonly HttpCallUnderTest[] = [...accountCalls, ...signInCalls];

const baseUrl = 'https://server.example/api/phone';

function account(name: AccountRequest): HttpCallUnderTest {
  const { method, path } = requests[name];
  const { requestBody, responses } = describedOperation(name);
  const body = requestBody ? exampleOf<Record<string, unknown>>(requestBody) : null;
  const result = exampleOf<object>(responses['200']);
  const input = Object.entries(body ?? {}).map(([field, value]) => [camelCase(field), value]);
  return {
    name,
    method,
    path: path.replace('{id}', id),
    body,
    good: 'phone_numbers' in result ? { phone_numbers: [...(result as NumberList).phone_numbers, other] } : result,
    call: (options, signal) =>
      httpAdapter({ baseUrl, ...options })[name]({ id, ...Object.fromEntries(input), signal } as never),
  };
}

function describedOperation(name: AccountRequest): Operation {
  const { method, path } = requests[name];
  const operation = describedPaths.find(({ template }) => template === path)?.operations.get(method);
  if (operation) return operation;
  throw new Error(`openapi.json does not describe ${method} ${path}.`);
}

/** The example of a request body, with the number and code of the calls. */
function exampleOf<Body>(described: Pick<NonNullable<Operation['requestBody']>, 'content'> | undefined): Body {
  const example = JSON.stringify(described?.content['application/json']?.example);
  return JSON.parse(example.replace(/"phone_[\da-f]{32}"/g, `"${id}"`).replace('"012345"', `"${code}"`));
}

/** `phone_number` → `phoneNumber`. */
function camelCase(field: string): string {
  return field.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function signIn(
  name: string,
  method: HttpCallUnderTest['method'],
  path: string,
  body: unknown,
  good: unknown,
  call: (adapter: ReturnType<typeof httpSecondFactorAdapter>, signal?: AbortSignal) => Promise<unknown>,
): HttpCallUnderTest {
  const adapter = (options: Partial<HttpConnectionOptions>) =>
    httpSecondFactorAdapter({ baseUrl, attemptId: 'attempt_1', ...options });
  return {
    name: `${name} of the second step`,
    method,
    path,
    body,
    good,
    call: (options, signal) => call(adapter(options), signal),
  };
}
