import { describe, expect, it } from 'vitest';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import { refusal } from '../../support/phone-service.js';
import { calls, code } from './calls.js';

describe.each(calls)('a response to $name', ({ call, good }) => {
  const requestLog = (respond: () => Response) => call({ fetch: async () => respond() });

  it('is read if it is complete, and unknown fields are ignored', async () => {
    const alone = await requestLog(() => Response.json(good));
    if (typeof good !== 'object' || 'token' in (good ?? {})) return expect(alone).toEqual(good);
    expect(await requestLog(() => Response.json({ ...good, a_later_field: { of: ['a newer server'] } }))).toEqual(
      alone,
    );
  });

  it.each<[string, (text: string) => Response, PhoneErrorCode]>([
    ['half of its JSON', (text) => json(text.slice(0, text.length / 2)), 'unknown'],
    ['JSON with something behind it', (text) => json(`${text}<!-- cached -->`), 'unknown'],
    ['JSON in quotes of another kind', (text) => json(text.replaceAll('"', "'")), 'unknown'],
    ['nothing', () => json(''), 'unknown'],
    ['blanks', () => json('  \n'), 'unknown'],
    ['a page of HTML', () => html('<!doctype html><title>Welcome</title>', 200), 'unknown'],
    ['ten megabytes', (text) => json(text.replace(/\}$/, `,"more":"${'x'.repeat(10_000_000)}"}`)), 'unknown'],
    [
      'bytes that are no text',
      () => new Response(new Uint8Array([0xff, 0xfe, 0x00, 0x7b]), { headers: jsonType }),
      'unknown',
    ],
    ['a redirect that nobody follows', () => new Response(null, { status: 304 }), 'unknown'],
  ])('is %s', async (_, respond, expected) => {
    const error = await refusal(requestLog(() => respond(JSON.stringify(good))));
    expect(error).toMatchObject({ name: 'PhoneError', code: expected });
    expect(JSON.stringify([error.message, error.cause])).not.toContain(code);
  });

  it.each([
    [true, true],
    [undefined, false],
    ['true', false],
  ])('says whether the message may arrive: %s', async (may_arrive, mayArrive) => {
    const error = await refusal(requestLog(() => problem({ code: 'message_not_sent', may_arrive }, 503)));
    expect(error).toMatchObject({ code: 'message_not_sent', mayArrive });
  });

  it.each<[string, () => Response, PhoneErrorCode, number | null]>([
    ['400 in plain text', () => text('Bad Request', 400), 'unknown', null],
    ['400 and nothing', () => new Response(null, { status: 400 }), 'unknown', null],
    ['401 and nothing', () => new Response(null, { status: 401 }), 'unauthenticated', null],
    ['401 in HTML', () => html('<h1>401 Authorization Required</h1>', 401), 'unauthenticated', null],
    ['403 and nothing', () => new Response(null, { status: 403 }), 'forbidden', null],
    ['404 in HTML', () => html('<h1>404 Not Found</h1>', 404), 'not_found', null],
    ['409 and nothing', () => new Response(null, { status: 409 }), 'unknown', null],
    ['413 of a proxy', () => html('<h1>413 Request Entity Too Large</h1>', 413), 'unknown', null],
    ['429 and nothing', () => new Response(null, { status: 429 }), 'rate_limited', null],
    ['429 with seconds', () => text('slow down', 429, { 'Retry-After': '7' }), 'rate_limited', 7],
    [
      '429 with a date',
      () => text('', 429, { Date: 'Tue, 01 Jan 2030 00:00:00 GMT', 'Retry-After': 'Tue, 01 Jan 2030 00:02:00 GMT' }),
      'rate_limited',
      120,
    ],
    [
      '429 with a date that has passed',
      () => text('', 429, { Date: 'Tue, 01 Jan 2030 00:00:00 GMT', 'Retry-After': 'Mon, 31 Dec 2029 00:00:00 GMT' }),
      'rate_limited',
      0,
    ],
    ...['soon', '-5', '1.5', '', '99999999999'].map((wait): [string, () => Response, PhoneErrorCode, null] => [
      `429 with Retry-After: ${wait}`,
      () => text('', 429, { 'Retry-After': wait }),
      'rate_limited',
      null,
    ]),
    ['500 in plain text', () => text('Internal Server Error', 500), 'unknown', null],
    [
      '502 of nginx',
      () =>
        html(
          `<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>${'\r\n<!-- a padding -->'.repeat(6)}`,
          502,
        ),
      'network',
      null,
    ],
    ['503 and nothing', () => new Response(null, { status: 503 }), 'network', null],
    ['503 with seconds', () => text('maintenance', 503, { 'Retry-After': '120' }), 'network', 120],
    ['504 of a gateway', () => html('<h1>504 Gateway Time-out</h1>', 504), 'network', null],
    ['an error that is a list', () => Response.json(['no'], { status: 422 }), 'unknown', null],
    ['an error that is a text', () => Response.json('incorrect_code', { status: 422 }), 'unknown', null],
    ['problem details without a code', () => problem({ title: 'Conflict' }, 409), 'unknown', null],
    ['problem details with a code of another kit', () => problem({ code: 'phone_is_blocked' }, 403), 'forbidden', null],
    ['problem details with a code that every object has', () => problem({ code: 'toString' }, 422), 'unknown', null],
    ['problem details with a code that is no text', () => problem({ code: ['rate_limited'] }, 500), 'unknown', null],
    ['problem details', () => problem({ code: 'rate_limited', retry_after: 30 }, 429), 'rate_limited', 30],
    [
      'problem details with the wait in the header',
      () => problem({ code: 'rate_limited' }, 429, { 'Retry-After': '9' }),
      'rate_limited',
      9,
    ],
    [
      'problem details with a wait that is no number',
      () => problem({ code: 'rate_limited', retry_after: '30', attempts_left: '2' }, 429),
      'rate_limited',
      null,
    ],
    ['problem details with another status', () => problem({ code: 'step_up_required' }, 400), 'step_up_required', null],
  ])('is %s', async (_, respond, expected, retryAfter) => {
    const error = await refusal(requestLog(respond));
    expect(error).toMatchObject({
      name: 'PhoneError',
      code: expected,
      retryAfter,
      attemptsLeft: null,
      cause: { status: respond().status },
    });
    expect(JSON.stringify([error.message, error.cause])).not.toContain(code);
  });

  it.each([
    [true, true],
    [undefined, false],
    ['true', false],
  ])('says whether the message may arrive: %s', async (may_arrive, mayArrive) => {
    const error = await refusal(requestLog(() => problem({ code: 'message_not_sent', may_arrive }, 503)));
    expect(error).toMatchObject({ code: 'message_not_sent', mayArrive });
  });

  it('is read only up to a size limit', async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000).fill(0x20)),
      cancel: () => void (isCancelled = true),
    });
    expect(await refusal(requestLog(() => new Response(endless, { headers: jsonType })))).toMatchObject({
      code: 'unknown',
    });
    expect(isCancelled).toBe(true);
  });
});

describe.each(calls.filter(({ body }) => JSON.stringify(body)?.includes(code)))(
  'a response to $name that repeats the request',
  ({ call }) => {
    it.each([
      ['as text', `The code ${code} is wrong.`],
      ['as a number', Number(code)],
      ['deep within', [{ rejected: { value: [`code=${code}`] } }]],
    ])('puts the code in no error: %s', async (_, said) => {
      const responses = [
        problem({ code: 'incorrect_code', title: said, request: said }, 422),
        problem({ title: said }, 500),
        Response.json({ phone_number: said }),
      ];
      for (const response of responses) {
        // A session is whatever the server returns.
        const [outcome] = await Promise.allSettled([call({ fetch: async () => response })]);
        if (outcome.status === 'rejected')
          expect(JSON.stringify([outcome.reason.message, outcome.reason.cause])).not.toContain(code);
      }
      expect(
        await refusal(
          call({ fetch: async () => problem({ code: 'incorrect_code', attempts_left: 2, detail: said }, 422) }),
        ),
      ).toMatchObject({
        code: 'incorrect_code',
        field: 'code',
        attemptsLeft: 2,
        cause: { status: 422, problem: { code: 'incorrect_code', attempts_left: 2 } },
      });
    });
  },
);

const jsonType = { 'Content-Type': 'application/json' };
const json = (body: string) => new Response(body, { headers: jsonType });
const html = (body: string, status: number) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } });
const text = (body: string, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers: { 'Content-Type': 'text/plain', ...headers } });
const problem = (details: object, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(details), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });

describe('backupCodesLeft of the second step', () => {
  it.each([
    ['7', 7],
    ['0', 0],
    ['many', null],
    ['-1', null],
    [undefined, null],
  ])('is the header Backup-Codes-Left of the response to a backup code: %s', async (header, left) => {
    const headers = header === undefined ? undefined : { 'Backup-Codes-Left': header };
    const adapter = httpSecondFactorAdapter({
      baseUrl: '/api',
      attemptId: 'attempt_1',
      fetch: async () => new Response(null, { status: 204, headers }),
    });
    expect(adapter.backupCodesLeft).toBeNull();
    await adapter.attemptBackupCode({ code: 'a-backup-code' });
    expect(adapter.backupCodesLeft).toBe(left);
  });
});
