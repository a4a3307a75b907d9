import { describe, expect, it } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import type { PhoneError } from '../../../src/core/errors.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import { memoryStore, type OutgoingPhoneMessage } from '../../../src/service/index.js';
import { settableClock } from '../../support/settable-clock.js';

const baseUrl = 'https://app.example.com';

function server() {
  const sent: OutgoingPhoneMessage[] = [];
  const clock = settableClock();
  const handle = createPhoneHandler({
    store: memoryStore(),
    clock,
    secret: '0123456789abcdef0123456789abcdef',
    sender: { send: async (message) => void sent.push(message) },
    host: 'app.example.com',
    appName: 'Summit',
    authenticate: () => 'ada',
    requireStepUp: () => false,
    completeSignIn: (userId) => Response.json({ userId }),
  });
  const fetch = (input: RequestInfo | URL, init?: RequestInit) => handle(new Request(input, init));
  return { sent, clock, service: handle.service, options: { baseUrl, fetch } };
}

const errorOf = (call: Promise<unknown>) => call.catch((thrown: unknown) => thrown as PhoneError);

describe('the language of a message', () => {
  it('is that of the request, when a number is verified and at sign-in', async () => {
    const { sent, service, options } = server();
    const adapter = httpAdapter(options);
    const { id } = await adapter.create({ phoneNumber: '+12015550123' });
    await adapter.prepareVerification({ id, locale: 'de' });
    await adapter.attemptVerification({ id, code: sent[0]?.code ?? '' });
    await adapter.setReservedForSecondFactor({ id, reserved: true });
    const attemptId = (await service.startSecondFactor('ada')) ?? '';
    await httpSecondFactorAdapter({ ...options, attemptId }).prepare({ id, locale: 'ja' });
    expect(sent.map(({ locale }) => locale)).toEqual(['de', 'ja']);
    const [{ code, text } = { code: '', text: '' }] = sent;
    expect(text).toBe(
      `Summit: ${code} ist Ihr Bestätigungscode. Geben Sie ihn nicht weiter.\n\n@app.example.com #${code}`,
    );
  });
});

describe('an error', () => {
  it('says how long ago the last code was sent, over HTTP and in a repetition of the request', async () => {
    const { sent, clock, options } = server();
    const adapter = httpAdapter(options);
    const { id } = await adapter.create({ phoneNumber: '+12015550123' });
    await adapter.prepareVerification({ id });
    clock.advance(12);
    expect(await errorOf(adapter.prepareVerification({ id }))).toMatchObject({
      code: 'rate_limited',
      sentAgo: 12,
      retryAfter: 18,
    });
    clock.advance(30);
    await adapter.prepareVerification({ id });
    clock.advance(7);
    const older = await errorOf(adapter.attemptVerification({ id, code: sent[0]?.code ?? '' }));
    expect(older).toMatchObject({ code: 'incorrect_code', sentAgo: 7, attemptsLeft: 4 });
    expect(await errorOf(adapter.attemptVerification({ id, code: 'none' }))).toMatchObject({ sentAgo: null });
  });
});
