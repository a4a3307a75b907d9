import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import type { OutgoingMessage } from '../../../src/service/index.js';
import type { Cut } from '../../support/http/lossy-proxy.js';
import { ada, lastCode, numbers, refusal, wrongCodeFor } from '../../support/phone-service.js';
import { startPhoneServer } from '../../support/http/phone-server.js';
import { openLossyLine, type LossyLine } from './lossy-line.js';

// The server acts, and its answer is lost on the way: over TCP, as it happens to people in trains.

const [phoneNumber, otherNumber] = numbers;

let line: LossyLine;
beforeEach(async () => void (line = await openLossyLine()));
afterEach(() => line.close());

describe.each<[Cut]>([['whole'], ['body']])('httpAdapter, where an answer is lost once (%s)', (cut) => {
  afterEach(() => {
    expect(line.lost).toBe(1);
    const [first, again] = line.writes().slice(-2);
    expect(again).toMatchObject({ route: first?.route, key: first?.key });
  });

  it('adds one number', async () => {
    line.loseAnswers(1, cut);
    const added = await line.adapter().create({ phoneNumber });
    expect(await line.kept()).toEqual([added]);
  });

  it('sends one message, whose code is good', async () => {
    const { service, sent } = line.server;
    const { id } = await service.create(ada, { phoneNumber });
    line.loseAnswers(1, cut);
    expect(await line.adapter().prepareVerification({ id })).toMatchObject({ verification: { status: 'unverified' } });
    expect(sent).toHaveLength(1);
    await service.attemptVerification(ada, { id, code: lastCode(sent) });
  });

  it('verifies, and is not told that it was verified already', async () => {
    const { id, code } = await line.server.sendTo(ada, phoneNumber);
    line.loseAnswers(1, cut);
    expect(await line.adapter().attemptVerification({ id, code })).toMatchObject({
      verification: { status: 'verified' },
    });
  });

  it('counts a wrong code once', async () => {
    const { id, code } = await line.server.sendTo(ada, phoneNumber);
    line.loseAnswers(1, cut);
    const tried = line.adapter().attemptVerification({ id, code: wrongCodeFor(code) });
    expect(await refusal(tried)).toMatchObject({ code: 'incorrect_code', attemptsLeft: 4 });
    expect(await line.kept()).toMatchObject([{ verification: { attempts: 1 } }]);
  });

  it('reserves a number, and hands over backup codes that are good', async () => {
    const id = await line.server.verify(ada, phoneNumber);
    line.loseAnswers(1, cut);
    const [number] = await line.adapter().setReservedForSecondFactor({ id, reserved: true });
    expect(number).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true });
    await expectGood(number?.backupCodes?.[0]);
  });

  it('makes backup codes that are good', async () => {
    await line.server.reserve(ada, phoneNumber);
    line.loseAnswers(1, cut);
    const [code] = await line.adapter().createBackupCodes();
    await expectGood(code);
  });

  it('removes a number, and is not told that there is none', async () => {
    const id = await line.server.verify(ada, phoneNumber);
    line.loseAnswers(1, cut);
    expect(await line.adapter().delete({ id })).toEqual([]);
    expect(await line.kept()).toEqual([]);
  });

  it.each([
    ['makePrimary', 'primary'],
    ['makeDefaultSecondFactor', 'defaultSecondFactor'],
  ] as const)('passes on what there is one of: %s', async (operation, field) => {
    await line.server.reserve(ada, phoneNumber);
    const { id } = await line.server.reserve(ada, otherNumber);
    line.loseAnswers(1, cut);
    expect(await line.adapter()[operation]({ id })).toMatchObject([{ [field]: false }, { id, [field]: true }]);
  });

  it('sends the code of a sign-in once', async () => {
    const { id } = await line.server.reserve(ada, phoneNumber);
    const adapter = httpSecondFactorAdapter({ baseUrl: line.url, attemptId: await line.server.start(ada) });
    const before = line.server.sent.length;
    line.loseAnswers(1, cut);
    await adapter.prepare({ id });
    expect(line.server.sent).toHaveLength(before + 1);
  });

  it('signs in with the code, and the sign-in is over', async () => {
    const { id } = await line.server.reserve(ada, phoneNumber);
    const adapter = httpSecondFactorAdapter({
      baseUrl: line.url,
      attemptId: await line.server.start(ada),
      readSession: () => 'a session',
    });
    await adapter.prepare({ id });
    // It is a 204, which has no body to be cut off in.
    line.loseAnswers(1, 'whole');
    expect(await adapter.attempt({ id, code: lastCode(line.server.sent) })).toBe('a session');
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unauthenticated' });
  });
});

describe('a message that takes its time', () => {
  it('is sent once where the first try was given up meanwhile, and the second waits for its answer', async () => {
    let asked = 0;
    const sent: OutgoingMessage[] = [];
    const slow = await startPhoneServer({
      authenticate: () => ((asked += 1), ada),
      sender: {
        async send(message) {
          await vi.waitUntil(() => asked === 2, { interval: 5 });
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
      await vi.waitUntil(() => asked === 1, { interval: 5 });
      controller.abort(new DOMException('The first try took too long.', 'TimeoutError'));
      return first;
    };
    const prepared = await httpAdapter({ baseUrl: slow.url, fetch: givingUpOnce }).prepareVerification({ id });
    expect(prepared).toMatchObject({ id, verification: { status: 'unverified' } });
    expect(sent).toHaveLength(1);
  });
});

describe('a list whose answer is lost', () => {
  it('is read again', async () => {
    const { id } = await line.server.service.create(ada, { phoneNumber });
    line.loseAnswers(1);
    expect(await line.adapter().list({})).toMatchObject([{ id }]);
    expect(line.lost).toBe(1);
  });
});

async function expectGood(code = ''): Promise<void> {
  const { service, start } = line.server;
  expect(await service.attemptBackupCode(await start(ada), { code })).toEqual({ userId: ada });
}
