import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { accountRoutes } from '../../src/server/http/account-routes.js';
import { signInRoutes } from '../../src/server/http/sign-in-routes.js';
import openapi from '../../src/protocol/openapi.json' with { type: 'json' };
import { phoneErrorCodes } from '../../src/core/error-codes.js';
import { channels, verificationStatuses } from '../../src/core/model.js';
import { parseProblem, problemStatuses } from '../../src/protocol/problem.js';
import { requestHeaders, requests } from '../../src/protocol/requests.js';
import { checkedByOpenapi, takeFaults } from '../support/http/checked-by-openapi.js';
import { describedPaths, faultOf } from '../support/http/openapi.js';
import { manifest } from '../tools/entries.mjs';

const operations = describedPaths.flatMap(({ template, operations }) =>
  [...operations].map(([method, operation]) => ({ name: `${method} ${template}`, operation })),
);

describe('openapi.json', () => {
  it('has no errors or warnings by the recommended rules of Redocly', async () => {
    const source = readFileSync(new URL('../../src/protocol/openapi.json', import.meta.url), 'utf8');
    const config = await createConfig({ extends: ['recommended'] });
    expect(await lintFromString({ source, absoluteRef: 'openapi.json', config })).toEqual([]);
    const broken = source.replace('"operationId": "makePrimary"', '"operationId": "prepareVerification"');
    expect(await lintFromString({ source: broken, absoluteRef: 'openapi.json', config })).toMatchObject([
      { ruleId: 'operation-operationId-unique' },
    ]);
  });

  it('is published under the version of the package', () => {
    expect(manifest().exports['./server/openapi.json']).toBe('./dist/protocol/openapi.json');
    expect(openapi.info.version).toBe(
      JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version,
    );
  });

  it('describes every request of the protocol, and no other', () => {
    const described = Object.values(requests).map(({ method, path }) => `${method} ${path}`);
    expect(operations.map(({ name }) => name).sort()).toEqual(described.sort());
  });

  it('has the channels of the model', () => {
    expect(openapi.components.schemas.Channel.enum).toEqual([...channels]);
  });

  it('has the statuses of the model', () => {
    expect(openapi.components.schemas.Verification.properties.status.enum).toEqual([...verificationStatuses]);
  });

  it('describes the routes of the handler, method by method', () => {
    const served = [...accountRoutes, ...signInRoutes].flatMap(({ template, handlers }) =>
      Object.keys(handlers).map((method) => `${method} ${template}`),
    );
    expect(operations.map(({ name }) => name).sort()).toEqual(served.sort());
  });

  it('describes the headers of the protocol, and an idempotency key for every change', () => {
    expect(openapi.components.securitySchemes.secondFactorAttempt.name).toBe(requestHeaders.attempt);
    for (const { name, operation } of operations) {
      const bearsKey = operation.parameters.some((parameter) => parameter.name === requestHeaders.idempotencyKey);
      expect(bearsKey, name).toBe(!name.startsWith('GET'));
    }
  });

  it('describes every error code with its status', () => {
    expect([...openapi.components.schemas.ProblemCode.enum].sort()).toEqual([...phoneErrorCodes].sort());
    // A malformed request, and one that is still running.
    const others = ['400 unsupported', '413 unsupported', '415 unsupported', '409 network', '503 network'];
    for (const { name, operation } of operations) {
      for (const { status, code } of problemExamples(operation)) {
        if (!others.includes(`${status} ${code}`))
          expect(problemStatuses[code as keyof typeof problemStatuses], `${name}: ${code}`).toBe(status);
      }
    }
  });

  it('has a valid example of every body', () => {
    for (const { name, operation } of operations) {
      for (const { content } of [operation.requestBody, ...Object.values(operation.responses)].filter(
        (part) => part !== undefined,
      )) {
        for (const [type, { schema, example, examples }] of Object.entries(content)) {
          const all = examples ? Object.values(examples).map(({ value }) => value) : [example];
          if (type !== '*/*')
            for (const one of all) expect(faultOf(schema, one), `${name}: ${JSON.stringify(one)}`).toBeNull();
        }
      }
      for (const { code, ...problem } of problemExamples(operation))
        expect(parseProblem({ code, ...problem }, null)).toMatchObject({ code });
    }
  });

  function problemExamples({ responses }: (typeof operations)[number]['operation']) {
    return Object.values(responses).flatMap(({ content }) =>
      Object.values(content['application/problem+json']?.examples ?? {}).map(
        ({ value }) => value as { status: number; code: string },
      ),
    );
  }
});

describe('checkedByOpenapi', () => {
  const list = { phone_numbers: [] };
  const problem = {
    type: 'about:blank',
    title: 'Unauthorized',
    status: 401,
    code: 'unauthenticated',
    field: null,
    retry_after: null,
    attempts_left: null,
  };
  const number =
    openapi.paths['/phone_numbers'].get.responses['200'].content['application/json'].example.phone_numbers[0];

  const responseOf = (
    body: unknown,
    {
      status = 200,
      type = 'application/json',
      headers = {},
    }: { status?: number; type?: string; headers?: object } = {},
  ) =>
    new Response(body === null ? null : JSON.stringify(body), {
      status,
      headers: { 'Cache-Control': 'no-store', 'Content-Type': type, ...headers },
    });
  const requestOf = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    new Request(`https://example.com${path}`, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const get = requestOf('GET', '/phone_numbers');

  async function faultWith(request: Request, response: Response): Promise<string | undefined> {
    await checkedByOpenapi(async () => response)(request.clone()).catch(() => undefined);
    const [fault] = takeFaults();
    return fault;
  }

  it('passes what is described', async () => {
    expect(await faultWith(get, responseOf(list))).toBeUndefined();
    expect(await faultWith(get, responseOf({ phone_numbers: [number] }))).toBeUndefined();
    const headers = { 'WWW-Authenticate': 'Session' };
    expect(
      await faultWith(get, responseOf(problem, { status: 401, type: 'application/problem+json', headers })),
    ).toBeUndefined();
    expect(
      await faultWith(requestOf('POST', '/phone_numbers', { phone_number: '+12015550123' }), responseOf(number)),
    ).toBeUndefined();
  });

  it.each([
    ['a path that is none', requestOf('GET', '/phones'), 'no such path'],
    ['a path that no text can be decoded from', requestOf('DELETE', '/phone_numbers/%E0%A4%A'), 'no such path'],
    ['a method that the path lacks', requestOf('PUT', '/phone_numbers', {}), 'no such method'],
    ['a query', requestOf('GET', '/phone_numbers?page=2'), 'no query'],
    ['an id that is none', requestOf('DELETE', '/phone_numbers/%20'), 'no such path'],
    [
      'a key that is none',
      requestOf('POST', '/backup_codes', undefined, { 'Idempotency-Key': 'a b' }),
      'Idempotency-Key: data must match',
    ],
    ['a body that is missing', requestOf('POST', '/phone_numbers'), 'body is missing'],
    ['a body that is not described', requestOf('POST', '/backup_codes', {}), 'no body is described'],
    [
      'a body of another type',
      requestOf('POST', '/phone_numbers', {}, { 'Content-Type': 'text/plain' }),
      'text/plain is not described',
    ],
    ['a member that is missing', requestOf('POST', '/phone_numbers', {}), "required property 'phone_number'"],
    [
      'a member of another type',
      requestOf('POST', '/phone_numbers', { phone_number: 1 }),
      'phone_number must be string',
    ],
    [
      'a member that nobody knows',
      requestOf('POST', '/phone_numbers', { phone_number: '+12015550123', label: '' }),
      'must NOT have additional',
    ],
  ])('fails the test for a request with %s', async (_, request, fault) => {
    expect(await faultWith(request, responseOf(list))).toContain(fault);
  });

  it.each([
    ['a status that is none of its', responseOf(list, { status: 201 }), 'status is not described'],
    ['another type', responseOf(list, { type: 'text/html' }), 'text/html is not described'],
    [
      'a header that is missing',
      responseOf(list, { headers: { 'Cache-Control': 'public' } }),
      'Cache-Control: data must be equal',
    ],
    [
      'a header that is not described',
      responseOf(list, { headers: { 'X-Powered-By': 'phonekit' } }),
      'x-powered-by: the header is not described',
    ],
    ['no body', responseOf(null), 'must be object'],
    ['a member that is missing', responseOf({}), "required property 'phone_numbers'"],
    [
      'a member that nobody knows',
      responseOf({ phone_numbers: [{ ...number, user_id: 'ada' }] }),
      'must NOT have additional',
    ],
    ['a member of another type', responseOf({ phone_numbers: [{ ...number, primary: 1 }] }), 'primary must be boolean'],
    [
      'a member within that nobody knows',
      responseOf({ phone_numbers: [{ ...number, verification: { ...number?.verification, code: '1' } }] }),
      'additional',
    ],
    [
      'a refusal without its header',
      responseOf(problem, { status: 401, type: 'application/problem+json' }),
      'WWW-Authenticate: missing',
    ],
    [
      'a refusal that belongs to another operation',
      responseOf(
        { ...problem, code: 'not_found' },
        { status: 401, type: 'application/problem+json', headers: { 'WWW-Authenticate': 'Session' } },
      ),
      'code must be equal to constant',
    ],
  ])('fails the test for a response with %s', async (_, response, fault) => {
    expect(await faultWith(get, response)).toContain(fault);
  });

  it('checks the response to an unknown path or method', async () => {
    const malformed = async (request: Request, response: Response) => {
      await checkedByOpenapi(async () => response)
        .malformed(request)
        .catch(() => undefined);
      return takeFaults()[0];
    };
    const refused = (status: number, headers = {}) =>
      responseOf({ ...problem, status }, { status, type: 'application/problem+json', headers });
    expect(await malformed(requestOf('GET', '/phones'), refused(404))).toBeUndefined();
    expect(await malformed(requestOf('GET', '/phones'), refused(400))).toContain('should be 404');
    expect(
      await malformed(requestOf('PUT', '/phone_numbers'), refused(405, { Allow: 'GET, HEAD, POST, OPTIONS' })),
    ).toBeUndefined();
    expect(await malformed(requestOf('PUT', '/phone_numbers'), refused(405, { Allow: 'GET' }))).toContain(
      'Allow is not',
    );
    expect(await malformed(get, responseOf(list))).toContain('not malformed at all');
  });

  it('fails the test even if the error is caught', async () => {
    const handle = checkedByOpenapi(async () => responseOf({}));
    await expect(handle(get.clone())).rejects.toThrow("required property 'phone_numbers'");
    expect(takeFaults()).toHaveLength(1);
  });
});
