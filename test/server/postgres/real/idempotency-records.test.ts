import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toPath } from '../../../../src/protocol/requests.js';
import type { OutgoingPhoneMessage } from '../../../../src/service/index.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { startProcesses, type ServiceProcess } from '../../../support/postgres/service-processes.js';

const number = '+12015550123';
const { connect, newSchema } = storesOnServer();
const messages: (OutgoingPhoneMessage & { schema: string })[] = [];
const started: ServiceProcess[] = [];

beforeAll(async () => {
  started.push(
    ...(await startProcesses(4, (schema, message) => void messages.push({ schema, ...message }), { provider: 300 })),
  );
});
afterAll(() => Promise.all(started.map((one) => one.kill())));

describe('four handlers on one PostgreSQL', () => {
  it('send one message for requests with the same key, and return the same response to each', async () => {
    const { request, rows, sent, id } = await newWorld();
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, at) => request(at, 'key-1', toPath('prepareVerification', id))),
    );
    expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
    expect(responses.filter(({ status }) => status !== 200)).toEqual([]);
    expect(sent()).toHaveLength(1);
    expect(await rows('select count(*)::int from sends')).toEqual([{ count: 1 }]);
  });

  it('reject another request with that key, on every handler', async () => {
    const { request, id } = await newWorld();
    await request(0, 'key-1', toPath('prepareVerification', id));
    const others = await Promise.all(
      [1, 2, 3].map((at) => request(at, 'key-1', toPath('list'), { phone_number: '+447400123456' })),
    );
    expect(others.map(({ status }) => status)).toEqual([422, 422, 422]);
  });

  it('send one message although the process that ran the request was killed, and respond to a repetition', async () => {
    const { request, rows, sent, id, schema } = await newWorld();
    const [dying] = await startProcesses(1, (schema, message) => void messages.push({ schema, ...message }), {
      provider: 60_000,
    });
    if (!dying) throw new Error('The process was not started.');
    started.push(dying);
    const path = toPath('prepareVerification', id);
    const lost = dying.request({ schema }, requestWith('key-1', path));
    await expect.poll(sent).toHaveLength(1);
    await Promise.all([dying.kill(), expect(lost).rejects.toThrow('died')]);
    expect(await rows('select answer from kept_answers')).toEqual([{ answer: null }]);

    for (const one of started.slice(0, 4)) one.pass(31);
    const again = await Promise.all([0, 1, 2, 3].map((at) => request(at, 'key-1', path)));
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(sent()).toHaveLength(1);
    expect(await rows('select count(*)::int from sends')).toEqual([{ count: 1 }]);
    const attempt = await request(0, 'key-2', toPath('attemptVerification', id), { code: sent()[0]?.code });
    expect(attempt).toMatchObject({ status: 200 });
  });
});

/** Empty tables, except for Ada's number. */
async function newWorld() {
  const schema = await newSchema();
  const pool = connect({ options: `-c search_path="${schema}"`, max: 1 });
  const [first] = started;
  if (!first) throw new Error('No process was started.');
  const { id } = await first.serviceOn({ schema }).create('ada', { phoneNumber: number });
  return {
    schema,
    id,
    sent: () => messages.filter((message) => message.schema === schema),
    rows: async (text: string) => (await pool.query(text)).rows,
    /** Sends a request to one of the processes, as Ada. */
    request: (at: number, key: string, path: string, body: object = {}) =>
      (started[at % 4] ?? first).request({ schema }, requestWith(key, path, body)),
  };
}

function requestWith(key: string, path: string, body: object = {}) {
  return {
    path,
    method: 'POST',
    headers: { Authorization: 'ada', 'Idempotency-Key': key, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}
