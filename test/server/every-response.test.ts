import { beforeAll, describe, expect, it, vi } from 'vitest';
import { PhoneError } from '../../src/core/errors.js';
import type { PhoneHandlerOptions } from '../../src/server/index.js';
import { memoryStore, type PhoneStore } from '../../src/service/index.js';
import { describedPaths, type Operation } from '../support/http/openapi.js';
import { hurryPolling } from '../support/http/hurry-polling.js';
import { phoneHandler, type RequestInput, type HandlerUnderTest } from '../support/http/phone-handler.js';
import { ada, bob, lastCode, numbers, wrongCodeFor } from '../support/phone-service.js';

const [american, british, german] = numbers;
const operations = describedPaths.flatMap(({ template, operations }) =>
  [...operations].map(([method, operation]) => ({ method, template, operation })),
);
const changes = operations.filter(({ method }) => method !== 'GET');

/** The responses so far, over all handlers. */
const seen = new Set<string>();

async function tour(
  options: Partial<PhoneHandlerOptions>,
  run: (handler: HandlerUnderTest) => Promise<void>,
): Promise<void> {
  const handler = phoneHandler(options);
  await run(handler);
  for (const response of handler.handle.seen) seen.add(response);
}

/** A well-formed request: the caller, and the example of a body if one is required. */
function requestOf({ requestBody }: Operation, template: string, attempt: string): RequestInput {
  const body = requestBody?.required ? requestBody.content['application/json']?.example : undefined;
  return { ...(template.startsWith('/second_factor') ? { attempt } : { as: ada }), body: body as object };
}

beforeAll(async () => {
  for (const tour of [refusedForForm, refusedForKey, lifeOfNumber, lifeOfSignIn]) await tour();
});

describe('createPhoneHandler', () => {
  it.each(operations.map(({ operation }) => operation))(
    'returns every response that openapi.json describes for $operationId, and no other',
    ({ operationId, responses }) => {
      const described = Object.entries(responses).flatMap(([status, { content }]) => {
        const examples = content['application/problem+json']?.examples;
        const codes = Object.values(examples ?? {}).map(({ value }) => ` ${(value as { code: string }).code}`);
        return (examples ? codes : ['']).map((code) => `${operationId} ${status === '2XX' ? '204' : status}${code}`);
      });
      const given = [...seen].filter((response) => response.startsWith(`${operationId} `));
      expect(given.sort()).toEqual(described.sort());
    },
  );
});

/** The errors that every operation has. */
async function refusedForForm(): Promise<void> {
  await tour({}, async ({ ask, askMalformed, reserve, start }) => {
    const { id } = await reserve(ada, american);
    const attempt = await start(ada);
    for (const { method, template, operation } of operations) {
      const path = template.replace('{id}', id);
      const request = requestOf(operation, template, attempt);
      await ask(method, path, { body: request.body });
      if (method === 'GET') {
        const long = template === '/second_factor' ? { attempt: 'a'.repeat(256) } : { as: 'a'.repeat(256) };
        await ask(method, path, long);
        continue;
      }
      await askMalformed(method, path, { ...request, key: 'two words' });
      await askMalformed(method, path, { ...request, body: '{', headers: { 'Content-Type': 'text/plain' } });
      await askMalformed(method, path, { ...request, body: '{'.padEnd(20_000) });
      await ask(method, path, { ...request, headers: { Origin: 'https://evil.example' } });
      if (template.includes('{id}')) await ask(method, template.replace('{id}', 'phone_0'), request);
    }
  });
  await tour({ requireStepUp: () => true }, async ({ ask }) => {
    for (const { method, template, operation } of changes.filter(
      ({ template }) => !template.startsWith('/second_factor'),
    )) {
      await ask(method, template.replace('{id}', 'phone_0'), requestOf(operation, template, ''));
    }
  });
  await tour({ completeSignIn: undefined }, async ({ ask }) => {
    for (const { method, template, operation } of operations.filter(({ template }) =>
      template.startsWith('/second_factor'),
    )) {
      await ask(method, template.replace('{id}', 'phone_0'), requestOf(operation, template, 'sign_in_0'));
    }
  });
}

/** A key of another request, a key whose request is still running, and a store that fails. */
async function refusedForKey(): Promise<void> {
  let fault: 'stuck' | 'broken' | 'gone' | null = null;
  const store = memoryStore();
  const faulty: PhoneStore = {
    transaction(keys, run) {
      if (fault === 'broken') return Promise.reject(new Error('The database has no such table.'));
      if (fault === 'gone') return Promise.reject(new PhoneError('network', { message: 'The database is gone.' }));
      const isOperation = keys.some((key) => key.startsWith('user:'));
      return fault === 'stuck' && isOperation ? new Promise(() => undefined) : store.transaction(keys, run);
    },
  };
  await tour({ store: faulty }, async ({ ask, reserve, start, clock }) => {
    const { id } = await reserve(ada, american);
    clock.advance(3600);
    const attempt = await start(ada);
    await ask('POST', '/phone_numbers', { as: ada, key: 'used', body: { phone_number: german } });
    await ask('POST', `/second_factor/${id}/prepare`, { attempt, key: 'used' });
    for (const { method, template, operation } of operations) {
      const path = template.replace('{id}', id);
      const request = requestOf(operation, template, attempt);
      for (const one of ['broken', 'gone'] as const) {
        fault = one;
        await ask(method, path, request);
      }
      fault = null;
      if (method === 'GET') continue;
      await ask(method, path, {
        ...request,
        key: 'used',
        body: request.body ?? (operation.requestBody && { channel: null }),
      });
      fault = 'stuck';
      void ask(method, path, { ...request, key: template });
      await new Promise((resolve) => setTimeout(resolve, 20));
      hurryPolling();
      await ask(method, path, { ...request, key: template });
      vi.unstubAllGlobals();
      fault = null;
    }
  });
}

/** The life of a number. */
async function lifeOfNumber(): Promise<void> {
  const policy = { sendsPerUser: { max: 99, window: 600 }, maxPhoneNumbers: 3, channels: ['sms', 'voice'] as const };
  await tour({ policy }, async (handler) => {
    const { ask, verify, service, sent, clock } = handler;
    const post = (path: string, body?: object) => ask('POST', path, { as: ada, body });
    await verify(bob, british);
    const { id } = (await post('/phone_numbers', { phone_number: american })).body as { id: string };
    await post('/phone_numbers', { phone_number: '+1201' });
    await post(`/phone_numbers/${id}/attempt_verification`, { code: '000000' });
    await post(`/phone_numbers/${id}/prepare_verification`, { channel: 'whatsapp' });
    await post(`/phone_numbers/${id}/prepare_verification`);
    await post(`/phone_numbers/${id}/prepare_verification`);
    for (const operation of ['make_primary', 'make_default_second_factor'])
      await post(`/phone_numbers/${id}/${operation}`);
    await post(`/phone_numbers/${id}/set_reserved_for_second_factor`, { reserved: true });
    await post('/backup_codes');
    for (let wrong = 0; wrong < 6; wrong++)
      await post(`/phone_numbers/${id}/attempt_verification`, { code: wrongCodeFor(lastCode(sent)) });
    clock.advance(600);
    for (const thrown of [
      new Error('no route'),
      new PhoneError('invalid_phone_number'),
      new PhoneError('recipient_opted_out'),
      new PhoneError('recipient_unreachable'),
    ]) {
      handler.failure = { thrown };
      await post(`/phone_numbers/${id}/prepare_verification`);
    }
    handler.failure = null;
    await post(`/phone_numbers/${id}/prepare_verification`);
    await post(`/phone_numbers/${id}/attempt_verification`, { code: lastCode(sent) });
    await post(`/phone_numbers/${id}/attempt_verification`, { code: lastCode(sent) });
    await post(`/phone_numbers/${id}/prepare_verification`);
    await post(`/phone_numbers/${id}/make_primary`);
    await post(`/phone_numbers/${id}/make_default_second_factor`);
    await post(`/phone_numbers/${id}/set_reserved_for_second_factor`, { reserved: true });
    await post(`/phone_numbers/${id}/make_default_second_factor`);
    await post('/backup_codes');
    clock.advance(600);
    const taken = await handler.sendTo(ada, british);
    await post(`/phone_numbers/${taken.id}/attempt_verification`, { code: taken.code });
    await service.create(ada, { phoneNumber: german });
    await post('/phone_numbers', { phone_number: numbers[3] });
    await ask('GET', '/phone_numbers', { as: ada });
    await ask('GET', '/backup_codes', { as: ada });
    // An operation that needs nothing special is covered by this.
    for (const { method, template, operation } of changes)
      if (method !== 'DELETE' && template.startsWith('/phone_numbers/{id}'))
        await ask(method, template.replace('{id}', id), requestOf(operation, template, ''));
    await ask('DELETE', `/phone_numbers/${id}`, { as: ada });
  });
  for (const policy of [{ wrongCodesPerUser: 1, backupCodes: 0 }, { waitAfterWrongCodes: () => 60 }]) {
    await tour({ policy }, async ({ ask, sendTo }) => {
      const { id } = await sendTo(ada, american);
      for (let tried = 0; tried < 2; tried++)
        await ask('POST', `/phone_numbers/${id}/attempt_verification`, { as: ada, body: { code: '' } });
      await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
      await ask('POST', '/backup_codes', { as: ada });
      await ask('GET', '/backup_codes', { as: ada });
    });
  }
  await tour({ policy: { backupCodeSetsPerUser: { max: 1, window: 60 } } }, async ({ ask, reserve }) => {
    const { id } = await reserve(ada, american);
    await ask('POST', '/backup_codes', { as: ada });
    for (const reserved of [false, true])
      await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { as: ada, body: { reserved } });
  });
  for (const policy of [{ secondFactorRequired: true }, { verifiedNumberRequired: true }]) {
    await tour({ policy }, async ({ ask, reserve }) => {
      const { id } = await reserve(ada, american);
      await ask('POST', `/phone_numbers/${id}/set_reserved_for_second_factor`, { as: ada, body: { reserved: false } });
      await ask('DELETE', `/phone_numbers/${id}`, { as: ada });
    });
  }
  const countries: ('US' | 'GB')[] = ['US'];
  await tour({ policy: { countries } }, async ({ ask, service, reserve, start }) => {
    const { id } = await service.create(ada, { phoneNumber: american });
    const theirs = await reserve(bob, '+12015550199');
    const attempt = await start(bob);
    countries[0] = 'GB';
    await ask('POST', '/phone_numbers', { as: ada, body: { phone_number: american } });
    await ask('POST', `/phone_numbers/${id}/prepare_verification`, { as: ada });
    await ask('POST', `/second_factor/${theirs.id}/prepare`, { attempt });
  });
}

/** The life of a sign-in. */
async function lifeOfSignIn(): Promise<void> {
  await tour({}, async (handler) => {
    const { ask, reserve, start, sent, clock } = handler;
    const { id, backupCodes } = await reserve(ada, american);
    clock.advance(600);
    const attempt = await start(ada);
    const post = (path: string, body?: object) => ask('POST', `/second_factor/${path}`, { attempt, body });
    await ask('GET', '/second_factor', { attempt });
    await post(`${id}/attempt`, { code: '000000' });
    await post(`${id}/prepare`, { channel: 'voice' });
    for (const thrown of [
      new Error('no route'),
      new PhoneError('invalid_phone_number'),
      new PhoneError('recipient_opted_out'),
      new PhoneError('recipient_unreachable'),
    ]) {
      handler.failure = { thrown };
      await post(`${id}/prepare`);
    }
    handler.failure = null;
    clock.advance(600);
    await post(`${id}/prepare`);
    await post(`${id}/prepare`);
    for (let wrong = 0; wrong < 5; wrong++) await post(`${id}/attempt`, { code: wrongCodeFor(lastCode(sent)) });
    clock.advance(60);
    await post(`${id}/prepare`);
    await post('attempt_backup_code', { code: 'wrong' });
    await post(`${id}/attempt`, { code: lastCode(sent) });
    await ask('POST', '/second_factor/attempt_backup_code', {
      attempt: await start(ada),
      body: { code: backupCodes[0] },
    });
  });
  for (const policy of [{ wrongCodesPerUser: 1 }, { waitAfterWrongCodes: () => 60 }]) {
    await tour({ policy }, async ({ ask, reserve, start }) => {
      const { id } = await reserve(ada, american);
      const attempt = await start(ada);
      await ask('POST', `/second_factor/${id}/prepare`, { attempt });
      for (const path of [`${id}/attempt`, `${id}/attempt`, 'attempt_backup_code', 'attempt_backup_code'])
        await ask('POST', `/second_factor/${path}`, { attempt, body: { code: '' } });
      await ask('POST', `/second_factor/${id}/prepare`, { attempt });
    });
  }
}
