import { afterEach, describe, expect, it } from 'vitest';
import { httpSecondFactorAdapter } from '../../src/adapters/http/index.js';
import { PhoneError } from '../../src/core/errors.js';
import { delay, fail, hang, lost } from '../../src/testing/index.js';
import { baseUrl, closeMockedServers, mockedServer } from '../support/http/mocked-server.js';
import { refusal } from '../support/phone-service.js';

const american = '+12015550123';

afterEach(closeMockedServers);

describe('faults of phoneHandlers', () => {
  it('respond like a server, with all details of the error', async () => {
    const { adapter } = mockedServer({
      faults: { list: [fail('rate_limited', { retryAfter: 12 }), fail('step_up_required')] },
    });
    expect(await refusal(adapter.list({}))).toMatchObject({
      code: 'rate_limited',
      retryAfter: 12,
      cause: { status: 429 },
    });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'step_up_required', cause: { status: 403 } });
    expect(await adapter.list({})).toEqual([]);
  });

  it('drop the connection, and the adapter retries once', async () => {
    const { adapter, service } = mockedServer({
      faults: { list: [fail('network'), fail('network'), fail('network')] },
    });
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network', cause: { status: null } });
    expect(await adapter.list({})).toEqual([]);
    expect(await service.list('user')).toEqual([]);
  });

  it('lose a response, and the retry does not repeat the operation', async () => {
    const { adapter, inbox } = mockedServer({ faults: { prepareVerification: [lost()] } });
    const { id } = await adapter.create({ phoneNumber: american });
    await adapter.prepareVerification({ id });
    expect(inbox.messages).toHaveLength(1);
  });

  it('lose the second response as well, and the result is unknown', async () => {
    const { adapter, service } = mockedServer({ faults: { create: [lost(), lost()] } });
    expect(await refusal(adapter.create({ phoneNumber: american }))).toMatchObject({ code: 'network' });
    expect(await service.list('user')).toMatchObject([{ phoneNumber: american }]);
  });

  it('respond late, or never, until the app aborts', async () => {
    const { adapter } = mockedServer({ faults: { list: [delay(30), hang()] } });
    const startedAt = Date.now();
    expect(await adapter.list({})).toEqual([]);
    expect(Date.now() - startedAt).toBeGreaterThanOrEqual(29);
    const controller = new AbortController();
    const error = refusal(adapter.list({ signal: controller.signal }));
    setTimeout(() => controller.abort(), 10);
    expect(await error).toBeInstanceOf(PhoneError);
  });

  it('apply to each request of the protocol by its name', async () => {
    const names = [
      'list',
      'create',
      'prepareVerification',
      'attemptVerification',
      'delete',
      'makePrimary',
      'makeDefaultSecondFactor',
    ] as const;
    const more = [
      'setReservedForSecondFactor',
      'createBackupCodes',
      'listSecondFactors',
      'prepareSecondFactor',
      'attemptSecondFactor',
      'attemptBackupCode',
    ] as const;
    const befallen: string[] = [];
    const faults = Object.fromEntries(
      [...names, ...more].map((name) => [name, () => (befallen.push(name), fail('unsupported'))]),
    );
    const { adapter } = mockedServer({ faults });
    const signIn = httpSecondFactorAdapter({ baseUrl, attemptId: 'any' });
    const id = 'any';
    for (const call of [
      () => adapter.list({}),
      () => adapter.create({ phoneNumber: american }),
      () => adapter.prepareVerification({ id }),
      () => adapter.attemptVerification({ id, code: '' }),
      () => adapter.delete({ id }),
      () => adapter.makePrimary({ id }),
      () => adapter.makeDefaultSecondFactor({ id }),
      () => adapter.setReservedForSecondFactor({ id, reserved: true }),
      () => adapter.createBackupCodes(),
      () => signIn.list({}),
      () => signIn.prepare({ id }),
      () => signIn.attempt({ id, code: '' }),
      () => signIn.attemptBackupCode({ code: '' }),
    ])
      expect(await refusal(call())).toMatchObject({ code: 'unsupported' });
    expect(befallen).toEqual([...names, ...more]);
  });
});
