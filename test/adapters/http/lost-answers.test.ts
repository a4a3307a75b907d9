import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http.js';
import type { OutgoingMessage } from '../../../src/service/index.js';
import type { Cut } from '../../support/lossy-proxy.js';
import { ada, lastCode, numbers, refusal, wrongCodeFor } from '../../support/phone-service.js';
import { startPhoneServer } from '../../support/phone-server.js';
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
    const id = await line.unverified();
    line.loseAnswers(1, cut);
    expect(await line.adapter().prepareVerification({ id })).toMatchObject({ verification: { status: 'unverified' } });
    expect(line.server.sent).toHaveLength(1);
    await line.server.service.attemptVerification(ada, { id, code: lastCode(line.server.sent) });
  });

  it('verifies, and is not told that it was verified already', async () => {
    const id = await line.unverified();
    await line.server.service.prepareVerification(ada, { id });
    line.loseAnswers(1, cut);
    expect(await line.adapter().attemptVerification({ id, code: lastCode(line.server.sent) })).toMatchObject({ verification: { status: 'verified' } });
    expect(line.server.sent).toHaveLength(1);
  });

  it('counts a wrong code once', async () => {
    const id = await line.unverified();
    await line.server.service.prepareVerification(ada, { id });
    line.loseAnswers(1, cut);
    const wrong = wrongCodeFor(lastCode(line.server.sent));
    expect(await refusal(line.adapter().attemptVerification({ id, code: wrong }))).toMatchObject({ code: 'incorrect_code', attemptsLeft: 4 });
    expect(await line.kept()).toMatchObject([{ verification: { attempts: 1 } }]);
  });

  it('reserves a number, and hands over backup codes that are good', async () => {
    const id = await line.verified(phoneNumber);
    line.loseAnswers(1, cut);
    const [number] = await line.adapter().setReservedForSecondFactor({ id, reserved: true });
    expect(number).toMatchObject({ reservedForSecondFactor: true, defaultSecondFactor: true });
    const attemptId = await line.server.service.startSecondFactor(ada);
    expect(await line.server.service.attemptBackupCode(String(attemptId), { code: number?.backupCodes?.[0] ?? '' })).toEqual({ userId: ada });
  });

  it('removes a number, and is not told that there is none', async () => {
    const id = await line.verified(phoneNumber);
    line.loseAnswers(1, cut);
    expect(await line.adapter().delete({ id })).toEqual([]);
    expect(await line.kept()).toEqual([]);
  });

  it.each(['makePrimary', 'makeDefaultSecondFactor'] as const)('passes on what there is one of: %s', async (operation) => {
    const ids = [await line.verified(phoneNumber), await line.verified(otherNumber)];
    for (const id of ids) await line.server.service.setReservedForSecondFactor(ada, { id, reserved: true });
    line.loseAnswers(1, cut);
    const field = operation === 'makePrimary' ? 'primary' : 'defaultSecondFactor';
    expect(await line.adapter()[operation]({ id: ids[1] ?? '' })).toMatchObject([{ [field]: false }, { [field]: true }]);
  });

  it('makes backup codes that are good', async () => {
    const id = await line.verified(phoneNumber);
    await line.server.service.setReservedForSecondFactor(ada, { id, reserved: true });
    line.loseAnswers(1, cut);
    const [code = ''] = await line.adapter().createBackupCodes();
    const attemptId = await line.server.service.startSecondFactor(ada);
    expect(await line.server.service.attemptBackupCode(String(attemptId), { code })).toEqual({ userId: ada });
  });

  it('sends the code of a sign-in once, and signs in once with it', async () => {
    const id = await line.verified(phoneNumber);
    await line.server.service.setReservedForSecondFactor(ada, { id, reserved: true });
    const attemptId = String(await line.server.service.startSecondFactor(ada));
    const adapter = httpSecondFactorAdapter<{ userId: string }>({ baseUrl: line.url, attemptId });
    const before = line.server.sent.length;
    await adapter.prepare({ id });
    expect(line.server.sent).toHaveLength(before + 1);
    line.loseAnswers(1, cut);
    expect(await adapter.attempt({ id, code: lastCode(line.server.sent) })).toEqual({ userId: ada });
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
          await vi.waitUntil(() => asked === 2, { timeout: 10_000, interval: 5 });
          sent.push(message);
        },
      },
    });
    onTestFinished(slow.close);
    const { id } = await slow.service.create(ada, { phoneNumber });
    const prepared = await httpAdapter({ baseUrl: slow.url, timeout: 1500 }).prepareVerification({ id });
    expect(prepared).toMatchObject({ id, verification: { status: 'unverified' } });
    expect(sent).toHaveLength(1);
  });
});

describe('a list whose answer is lost', () => {
  it('is read again', async () => {
    const id = await line.unverified();
    line.loseAnswers(1);
    expect(await line.adapter().list({})).toMatchObject([{ id }]);
    expect(line.lost).toBe(1);
  });
});
