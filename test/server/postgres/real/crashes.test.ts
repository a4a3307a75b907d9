import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingPhoneMessage, PhoneService } from '../../../../src/service/index.js';
import { storesOnServer } from '../../../support/postgres/server.js';
import { startProcesses, type ServiceProcess } from '../../../support/postgres/service-processes.js';

// A process is killed (SIGKILL) in the middle of its work. What it has committed stays, the rest is gone, and nobody
// has to wait for it.

const number = '+12015550123';
const { connect, newSchema } = storesOnServer();
const messages: (OutgoingPhoneMessage & { schema: string })[] = [];
const onMessage = (schema: string, message: OutgoingPhoneMessage) => void messages.push({ schema, ...message });
const started: ServiceProcess[] = [];
let living: ServiceProcess;
beforeAll(async () => {
  living = await start();
});
afterAll(() => Promise.all(started.map((one) => one.kill())));

describe('a process that is killed', () => {
  it.each([1, 2, 3, 4, 6, 8, 10, 11, 12, 13])(
    'during statement %i of a connection leaves whole rows, no lock, and a working service',
    async (lifetime) => {
      const world = await newWorld();
      const dying = await start({ lifetime });
      const service = living.serviceOn(world);
      const { id } = await service.create('ada', { phoneNumber: number });
      await Promise.all([doAll(dying.serviceOn(world), id).catch(() => {}), dying.gone]);
      await world.expectNoLocks();
      await world.expectInvariants();

      living.pass(30);
      await service.prepareVerification('ada', { id });
      const code = world.sent().at(-1)?.code ?? '';
      expect(await service.attemptVerification('ada', { id, code })).toMatchObject([
        {
          verification: { status: 'verified' },
        },
      ]);
      await world.expectInvariants();
    },
  );

  it('repeatedly under load, breaks no rule, and loses nothing that was confirmed', async () => {
    const world = await newWorld();
    const verified = new Map<string, string>();
    const over = new AbortController();
    onTestFinished(() => over.abort());
    const caller = async (process: () => ServiceProcess, name: string) => {
      for (let round = 0; !over.signal.aborted; round++) {
        const user = `${name} ${round}`;
        const service = process().serviceOn(world);
        await oneUser(service, user, () => world.sent()).then(
          ({ id }) => verified.set(user, id),
          () => {},
        );
      }
    };
    const [serving, next] = [await startAll(4, { provider: 5 }), await startAll(6, { provider: 5 })];
    const callers = serving.flatMap((_, at) =>
      Array.from({ length: 5 }, (_, n) => caller(() => serving[at] ?? living, `${at}.${n}`)),
    );
    for (const [kills, one] of next.entries()) {
      await expect.poll(() => verified.size).toBeGreaterThan(4 * kills);
      await new Promise((resolve) => setTimeout(resolve, 100 * Math.random()));
      const [killed] = serving.splice(kills % 4, 1, one);
      await killed?.kill();
    }
    over.abort();
    await Promise.all(callers);

    await world.expectNoLocks();
    await world.expectInvariants();
    const stored = await world.rows<{ id: string; user_id: string }>(
      `select id, user_id from phone_numbers where verification_status = 'verified'`,
    );
    expect(Object.fromEntries(stored.map(({ user_id, id }) => [user_id, id]))).toMatchObject(
      Object.fromEntries(verified),
    );
    expect(verified.size).toBeGreaterThan(20);
  });
});

async function startAll(count: number, settings: Parameters<typeof startProcesses>[2] = {}): Promise<ServiceProcess[]> {
  const all = await startProcesses(count, onMessage, settings);
  started.push(...all);
  return all;
}

async function start(settings: Parameters<typeof startProcesses>[2] = {}): Promise<ServiceProcess> {
  const [one] = await startAll(1, settings);
  if (!one) throw new Error('The process was not started.');
  return one;
}

/** Enough statements to die at any of them. */
async function doAll(service: PhoneService, id: string): Promise<void> {
  await service.prepareVerification('ada', { id });
  for (let tries = 0; tries < 4; tries++)
    await service.attemptVerification('ada', { id, code: 'wrong' }).catch(() => {});
  await service.create('ada', { phoneNumber: '+447400123456' });
  for (;;) await service.makePrimary('ada', { id });
}

/** Adds and verifies a number whose last digits are unique. */
async function oneUser(
  service: PhoneService,
  user: string,
  sent: () => OutgoingPhoneMessage[],
): Promise<{ id: string }> {
  const phoneNumber = `+1201${String(2_000_000 + (people += 1))}`;
  const { id } = await service.create(user, { phoneNumber });
  await service.prepareVerification(user, { id });
  await service.attemptVerification(user, { id, code: 'wrong' }).catch(() => {});
  const code = sent().findLast(({ to }) => to === phoneNumber)?.code ?? '';
  await service.attemptVerification(user, { id, code });
  return { id };
}

let people = 0;

async function newWorld() {
  const schema = await newSchema();
  const pool = connect({ options: `-c search_path="${schema}"`, max: 1 });
  const rows = async <Row>(text: string) => (await pool.query(text)).rows as Row[];
  const sent = () => messages.filter((message) => message.schema === schema);
  return {
    schema,
    // The users under load have numbers of one block.
    policy: { sendsPerPrefix: null, sendsPerCountry: null },
    rows,
    sent,
    async expectNoLocks() {
      const locks = () => rows(`select from pg_locks where locktype = 'advisory'`);
      const open = () => rows(`select from pg_stat_activity where state like 'idle in transaction%'`);
      await expect.poll(async () => [...(await locks()), ...(await open())]).toEqual([]);
    },
    async expectInvariants() {
      const sends = new Set((await rows<{ id: string }>('select id from sends')).map(({ id }) => id));
      expect(sent().filter(({ id }) => !sends.has(id))).toEqual([]);
      for (const broken of brokenRules) expect(await rows(broken)).toEqual([]);
    },
  };
}

/** Queries that find rows which break a rule. */
const brokenRules = [
  `select * from phone_numbers where verification_attempts > 5 or (verification_attempts = 5) ` +
    `<> (verification_status = 'failed')`,
  `select * from phone_numbers where (code_hash is not null) <> (verification_status = 'unverified')`,
  `select phone_number from phone_numbers where verification_status = 'verified' group by ` +
    `phone_number having count(*) > 1`,
  `select user_id from phone_numbers where verification_status = 'verified' group by user_id ` +
    `having count(*) filter (where is_primary) <> 1`,
  `select user_id, phone_number from phone_numbers group by user_id, phone_number having count(*) > 1`,
  `select * from (select sent_at - lag(sent_at) over (partition by user_id, phone_number_hash order ` +
    `by sent_at) as gap from sends) as gaps where gap < 30000`,
  `select * from (select sent_at - lag(sent_at, 5) over (partition by user_id order by sent_at) ` +
    `as gap from sends) as gaps where gap < 600000`,
];
