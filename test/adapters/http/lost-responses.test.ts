import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import type { OutgoingPhoneMessage } from '../../../src/service/index.js';
import type { Cut } from '../../support/http/tcp-network.js';
import { ada, lastCode, numbers, refusal, wrongCodeFor } from '../../support/phone-service.js';
import { startPhoneServer } from '../../support/http/phone-server.js';
import { openServerNetwork, type ServerNetwork } from './server-network.js';

// The server acts, and its response is lost on the way: over TCP, as happens on a train.

const [phoneNumber, otherNumber] = numbers;

let network: ServerNetwork;
beforeEach(async () => void (network = await openServerNetwork()));
afterEach(() => network.close());

describe.each<[Cut]>([['whole'], ['body']])('httpAdapter, with one lost response (%s)', (cut) => {
  afterEach(() => {
    expect(network.lost).toBe(1);
    const [first, again] = network.writes().slice(-2);
    expect(again).toMatchObject({ route: first?.route, key: first?.key });
  });

  it('adds one number', async () => {
    network.lose(1, cut);
    const added = await network.adapter().create({ phoneNumber });
    expect(await network.storedNumbers()).toEqual([added]);
  });

  it('sends one message, whose code is valid', async () => {
    const { service, sent } = network.server;
    const { id } = await service.create(ada, { phoneNumber });
    network.lose(1, cut);
    expect(await network.adapter().prepareVerification({ id })).toMatchObject({
      verification: { status: 'unverified' },
    });
    expect(sent).toHaveLength(1);
    await service.attemptVerification(ada, { id, code: lastCode(sent) });
  });

  it('verifies, without an already-verified error', async () => {
    const { id, code } = await network.server.sendTo(ada, phoneNumber);
    network.lose(1, cut);
    expect(await network.adapter().attemptVerification({ id, code })).toMatchObject([
      {
        verification: { status: 'verified' },
      },
    ]);
  });

  it('counts a wrong code once', async () => {
    const { id, code } = await network.server.sendTo(ada, phoneNumber);
    network.lose(1, cut);
    const tried = network.adapter().attemptVerification({ id, code: wrongCodeFor(code) });
    expect(await refusal(tried)).toMatchObject({ code: 'incorrect_code', attemptsLeft: 4 });
    expect(await network.storedNumbers()).toMatchObject([{ verification: { attempts: 1 } }]);
  });

  it('reserves a number, and returns valid backup codes', async () => {
    const id = await network.server.verify(ada, phoneNumber);
    network.lose(1, cut);
    const [number] = await network.adapter().setReservedForSecondFactor({ id, reserved: true });
    expect(number).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true });
    await expectGood(number?.backupCodes?.[0]);
  });

  it('returns valid backup codes', async () => {
    await network.server.reserve(ada, phoneNumber);
    network.lose(1, cut);
    const [code] = await network.adapter().createBackupCodes();
    await expectGood(code);
  });

  it('removes a number, without a not-found error', async () => {
    const id = await network.server.verify(ada, phoneNumber);
    network.lose(1, cut);
    expect(await network.adapter().delete({ id })).toEqual([]);
    expect(await network.storedNumbers()).toEqual([]);
  });

  it.each([
    ['makePrimary', 'primary'],
    ['makeDefaultSecondFactor', 'defaultSecondFactor'],
  ] as const)('passes on the default and the primary number: %s', async (operation, field) => {
    await network.server.reserve(ada, phoneNumber);
    const { id } = await network.server.reserve(ada, otherNumber);
    network.lose(1, cut);
    expect(await network.adapter()[operation]({ id })).toMatchObject([{ [field]: false }, { id, [field]: true }]);
  });

  it('sends the code of a sign-in once', async () => {
    const { id } = await network.server.reserve(ada, phoneNumber);
    const adapter = httpSecondFactorAdapter({ baseUrl: network.url, attemptId: await network.server.start(ada) });
    const before = network.server.sent.length;
    network.lose(1, cut);
    await adapter.prepare({ id });
    expect(network.server.sent).toHaveLength(before + 1);
  });

  it('signs in with the code, and ends the sign-in', async () => {
    const { id } = await network.server.reserve(ada, phoneNumber);
    const adapter = httpSecondFactorAdapter({
      baseUrl: network.url,
      attemptId: await network.server.start(ada),
      readSession: () => 'a session',
    });
    await adapter.prepare({ id });
    // It is a 204, which has no body to cut off.
    network.lose(1, 'whole');
    expect(await adapter.attempt({ id, code: lastCode(network.server.sent) })).toBe('a session');
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });
});

describe('a slow message', () => {
  it('is sent once if the first attempt timed out, and the second waits for its response', async () => {
    let attempts = 0;
    const sent: OutgoingPhoneMessage[] = [];
    const slow = await startPhoneServer({
      authenticate: () => ((attempts += 1), ada),
      sender: {
        async send(message) {
          await vi.waitUntil(() => attempts === 2, { interval: 5 });
          sent.push(message);
        },
      },
    });
    onTestFinished(slow.close);
    const { id } = await slow.service.create(ada, { phoneNumber });
    let tries = 0;
    const givingUpOnce: typeof fetch = async (input, init) => {
      if ((tries += 1) > 1) return fetch(input, init);
      const controller = new AbortController();
      const first = fetch(input, { ...init, signal: controller.signal });
      await vi.waitUntil(() => attempts === 1, { interval: 5 });
      controller.abort(new DOMException('The first try took too long.', 'TimeoutError'));
      return first;
    };
    const prepared = await httpAdapter({ baseUrl: slow.url, fetch: givingUpOnce }).prepareVerification({ id });
    expect(prepared).toMatchObject({ id, verification: { status: 'unverified' } });
    expect(sent).toHaveLength(1);
  });
});

describe('a list whose response is lost', () => {
  it('is read again', async () => {
    const { id } = await network.server.service.create(ada, { phoneNumber });
    network.lose(1);
    expect(await network.adapter().list({})).toMatchObject([{ id }]);
    expect(network.lost).toBe(1);
  });
});

async function expectGood(code = ''): Promise<void> {
  const { service, start } = network.server;
  expect(await service.attemptBackupCode(await start(ada), { code })).toEqual({ userId: ada });
}
