import { describe, expect, it } from 'vitest';
import { completePolicy } from '../../src/service/policy.js';
import { getSendLimits } from '../../src/service/send-limits.js';
import { PhoneError } from '../../src/core/errors.js';
import { memoryStore, PhoneSendError, type PhoneStore } from '../../src/service/index.js';
import { ada, bob, numbers, phoneService, refusal } from '../support/phone-service.js';

const [american, british] = numbers;
const strangers = ['eve', 'mallory'];
const minute = 60;

describe('the owner of a number', () => {
  it('receives sign-in codes, whatever two strangers request for an hour', async () => {
    const service = phoneService({ policy: { waitAfterSends: () => 0 } });
    const { id } = await service.reserve(ada, american);
    let refused = 0;
    for (let tried = 0; tried < 60; tried++) {
      for (const stranger of strangers) await service.sendTo(stranger, american).catch(() => {});
      service.clock.advance(minute);
      if (tried % 10 !== 9) continue;
      const attemptId = await service.start(ada);
      const code = await service.sendInSignIn(attemptId, id).catch(() => ((refused += 1), ''));
      await service.attemptSecondFactor(attemptId, { id, code });
    }
    expect(refused).toBe(0);
  });

  it('receives them even if the provider rejects every message of the strangers', async () => {
    const service = phoneService();
    const { id } = await service.reserve(ada, american);
    service.failure = { thrown: new PhoneSendError('message_not_sent', 'refused') };
    for (const stranger of strangers)
      for (let tried = 0; tried < 50; tried++) await service.sendTo(stranger, american).catch(() => {});
    service.failure = null;
    expect(await service.sendInSignIn(await service.start(ada), id)).toMatch(/^\d{6}$/);
  });

  it('is not revealed by any error that a stranger receives', async () => {
    const seen = await Promise.all(
      [false, true].map(async (isOwned) => {
        const service = phoneService();
        if (isOwned) {
          const { id } = await service.reserve(ada, american);
          service.clock.advance(37);
          for (let send = 0; send < 3; send++) {
            await service.sendInSignIn(await service.start(ada), id);
            service.clock.advance(31);
          }
        } else {
          service.clock.advance(37 + 3 * 31);
        }
        const outcomes: unknown[] = [];
        for (let tried = 0; tried < 40; tried++) {
          for (const stranger of strangers) outcomes.push(await outcomeOf(service.sendTo(stranger, american)));
          service.clock.advance(17);
        }
        return outcomes;
      }),
    );
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]).toContainEqual(['rate_limited', expect.any(Number)]);
  });

  it('is not revealed before the number is verified, either: a wait does not say when others had codes', async () => {
    const seen = await Promise.all(
      [0, 60, 120].map(async (start) => {
        const service = phoneService({ policy: { waitAfterSends: () => 0 } });
        service.clock.advance(start);
        for (let send = 0; send < 5; send++) {
          await service.sendTo(ada, american);
          service.clock.advance(30);
        }
        service.clock.advance(150 - start);
        const outcomes = [await outcomeOf(service.sendTo('eve', american))];
        service.clock.advance(17);
        return [...outcomes, await outcomeOf(service.sendTo('mallory', american))];
      }),
    );
    for (const outcomes of seen)
      expect(outcomes).toEqual([
        ['rate_limited', 600],
        ['rate_limited', 600],
      ]);
  });

  it('learns when a code is possible again if nobody else requested any', async () => {
    const service = phoneService({ policy: { waitAfterSends: () => 0, sendsPerUser: [] } });
    for (let send = 0; send < 5; send++) {
      await service.sendTo(ada, american);
      service.clock.advance(30);
    }
    expect(await outcomeOf(service.sendTo(ada, american))).toEqual(['rate_limited', 450]);
  });

  it('uses up no limit on verification with sign-in codes', async () => {
    const service = phoneService({
      policy: { sendsPerPrefix: { max: 4, window: 600 }, sendsPerCountry: { max: 2, window: 600 } },
    });
    for (let user = 0; user < 3; user++) {
      const { id } = await service.reserve(`owner_${user}`, foreign(user));
      for (let signIn = 0; signIn < 3; signIn++) {
        await service.sendInSignIn(await service.start(`owner_${user}`), id);
        service.clock.advance(30);
      }
    }
    expect(await outcomeOf(service.sendTo('eve', foreign(3)))).toEqual(['sent']);
    expect(await outcomeOf(service.sendTo('mallory', foreign(4)))).toEqual(['rate_limited', 600]);
    expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'prefix' });
    expect(await outcomeOf(service.sendTo('mallory', foreign(10_000)))).toEqual(['sent']);
    expect(await outcomeOf(service.sendTo('mallory', foreign(20_000)))).toEqual(['rate_limited', 600]);
    expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'country' });
  });

  it('keeps a share of all messages for signing in', async () => {
    const service = phoneService({ policy: { sendsInAll: { max: 10, window: 3600 } } });
    const { id } = await service.reserve(ada, american);
    for (let send = 0; send < 7; send++) await service.sendTo(`user_${send}`, foreign(send * 10_000));
    expect(await refusal(service.sendTo('user_7', british))).toMatchObject({ code: 'rate_limited', retryAfter: 3600 });
    expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'all' });
    await service.sendInSignIn(await service.start(ada), id);
  });
});

describe('the share of all messages that is kept for signing in', () => {
  it.each([
    [2, 0.2, 1],
    [4, 0.2, 3],
    [9, 0.2, 7],
    // 7.000000000000001 in floating point.
    [100, 0.07, 93],
    [3, 0, 3],
  ])('is rounded up: of %i messages at a share of %d, %i verify numbers', (max, signInShare, verifying) => {
    const policy = completePolicy({ sendsInAll: { max, window: 3600 }, signInShare });
    const send = { userId: ada, prefix: '+1201555', country: 'US', purpose: 'verification' } as const;
    const limits = getSendLimits(policy, { ...send, phoneNumberHashes: ['hash'], clientHashes: [] }, null);
    expect(Math.min(...limits.filter(({ name }) => name === 'all').map(({ limit }) => limit.max))).toBe(verifying);
  });
});

describe('a message that was not accepted', () => {
  it.each(['recipient_opted_out', 'recipient_unreachable'] as const)(
    'counts for the user who requested it if the provider rejected it (%s), and not for the number',
    async (code) => {
      const service = phoneService();
      service.failure = { thrown: new PhoneError(code) };
      for (let send = 0; send < 5; send++)
        expect(await refusal(service.sendTo('eve', american))).toMatchObject({ code });
      expect(await refusal(service.sendTo('eve', british))).toMatchObject({ code: 'rate_limited' });
      service.failure = null;
      for (let user = 0; user < 5; user++) await service.sendTo(`user_${user}`, american);
    },
  );

  it('counts for nobody if the provider was never reached', async () => {
    const service = phoneService();
    service.failure = { thrown: new PhoneSendError('message_not_sent', 'unsent') };
    for (let send = 0; send < 20; send++)
      expect(await refusal(service.sendTo(ada, american))).toMatchObject({ code: 'message_not_sent' });
    service.failure = null;
    for (let user = 0; user < 4; user++) await service.sendTo(`user_${user}`, american);
    await service.sendTo(ada, american);
  });

  it('counts for the number, too, if it may have been sent', async () => {
    const service = phoneService();
    service.failure = { thrown: new PhoneSendError('message_not_sent', 'unknown') };
    for (let user = 0; user < 5; user++) await refusal(service.sendTo(`user_${user}`, american));
    service.failure = null;
    expect(await refusal(service.sendTo(ada, american))).toMatchObject({ code: 'rate_limited' });
  });
});

describe('SMS pumping', () => {
  it('of one range by 150 accounts stops after 20 messages', async () => {
    const service = phoneService();
    const outcomes = new Map<string, number>();
    for (let send = 0; send < 300; send++) {
      const [outcome] = await outcomeOf(service.sendTo(`user_${send % 150}`, foreign(send * 33)));
      outcomes.set(String(outcome), (outcomes.get(String(outcome)) ?? 0) + 1);
      service.clock.advance(26 / 300);
    }
    expect(outcomes).toEqual(
      new Map([
        ['sent', 20],
        ['rate_limited', 280],
      ]),
    );
    expect(service.events.filter(({ type }) => type === 'send_refused')).toHaveLength(280);
    expect(service.events).toContainEqual({
      type: 'send_refused',
      limit: 'prefix',
      userId: 'user_20',
      at: expect.any(Number),
      phoneNumberId: expect.any(String),
      maskedPhoneNumber: '+•••••••0660',
    });
  });

  it('of one country by 150 accounts stops after 100 messages in ten minutes, and 1,000 in a day', async () => {
    const service = phoneService({ policy: { maxPhoneNumbers: null } });
    const sentIn = async (messages: number) => {
      const before = service.sent.length;
      for (let send = 0; send < messages; send++)
        await service.sendTo(`user_${at % 150}`, foreign((at++ % 200) * 10_000 + at)).catch(() => {});
      return service.sent.length - before;
    };
    let at = 0;
    expect(await sentIn(300)).toBe(100);
    expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'country' });
    for (let period = 0; period < 10; period++) {
      service.clock.advance(20 * minute);
      await sentIn(105);
    }
    expect(service.sent.length).toBeLessThanOrEqual(1000);
    expect(service.sent.length).toBeGreaterThan(900);
  });

  it('does not block a country whose users enter their codes', async () => {
    const service = phoneService();
    for (let user = 0; user < 250; user++) await service.verify(`user_${user}`, foreign(user * 10_000));
    expect(service.sent).toHaveLength(250);
  });

  it('by one client is limited, whichever users and numbers it has, by /64 for IPv6', async () => {
    const service = phoneService();
    const prepareFor = async (user: string, clientKey: string) => {
      const { id } = await service.create(user, { phoneNumber: foreign(made++ * 10_000) });
      return outcomeOf(service.prepareVerification(user, { id, clientKey }));
    };
    let made = 0;
    for (let user = 0; user < 10; user++)
      expect(await prepareFor(`user_${user}`, `2001:db8:0:1:${user}::1`)).toEqual(['sent']);
    expect(await prepareFor('user_10', '2001:0DB8::1:ffff:0:0:7')).toEqual(['rate_limited', 600]);
    expect(service.events.at(-1)).toMatchObject({ type: 'send_refused', limit: 'client' });
    expect(await prepareFor('user_11', '2001:db8:0:2::1')).toEqual(['sent']);
    expect(await prepareFor('user_12', '::ffff:192.0.2.1')).toEqual(['sent']);
  });

  it.each([
    ['an IPv4 address', ['192.0.2.1', ' 192.0.2.1 ', '192.0.2.1:1024', '::ffff:192.0.2.1', '::ffff:c000:201']],
    [
      'an IPv4 address in IPv6',
      ['[::ffff:192.0.2.1]:443', '0:0:0:0:0:FFFF:C000:0201', '::ffff:192.0.2.1', '192.0.2.1'],
    ],
    ['a /64', ['2001:db8::1', '2001:DB8:0:0:9::', '[2001:db8::7]', '[2001:db8::7]:1024', '2001:db8::192.0.2.1']],
    ['a zone', ['fe80::1%eth0', 'fe80::2', '[fe80::3%25eth1]:80']],
    ['a text of the app', ['device 1', 'device 1 ']],
  ])('counts each spelling of %s as one client', async (_, spellings) => {
    const service = phoneService({ policy: { sendsPerClient: { max: spellings.length, window: 600 } } });
    const prepare = async (at: number, clientKey: string) => {
      const { id } = await service.create(`user_${at}`, { phoneNumber: foreign(at * 10_000) });
      return outcomeOf(service.prepareVerification(`user_${at}`, { id, clientKey }));
    };
    for (const [at, spelling] of spellings.entries()) expect(await prepare(at, spelling), spelling).toEqual(['sent']);
    expect(await prepare(20, spellings[0] ?? '')).toEqual(['rate_limited', 600]);
    for (const [at, other] of ['192.0.2.2', '::ffff:c000:202', '2001:db8:0:1::1', 'device 2', 'a:b'].entries())
      expect(await prepare(30 + at, other), other).toEqual(['sent']);
  });

  it('makes the waits of one user for one number grow', async () => {
    const service = phoneService({ policy: { sendsPerUser: [], sendsPerPhoneNumber: [] } });
    const { id } = await service.sendTo(ada, american);
    const waits: number[] = [];
    while (waits.length < 9) {
      const { retryAfter } = await refusal(service.prepareVerification(ada, { id }));
      waits.push(retryAfter ?? NaN);
      service.clock.advance(retryAfter ?? NaN);
      await service.prepareVerification(ada, { id });
    }
    expect(waits).toEqual([30, 30, 30, 60, 120, 240, 480, 960, 1920]);
  });

  it('makes no wait grow for somebody who enters the codes', async () => {
    const service = phoneService({ policy: { sendsPerUser: [], sendsPerPhoneNumber: [] } });
    const { id } = await service.reserve(ada, american);
    for (let signIn = 0; signIn < 9; signIn++) {
      service.clock.advance(30);
      const attemptId = await service.start(ada);
      const code = await service.sendInSignIn(attemptId, id);
      await service.attemptSecondFactor(attemptId, { id, code });
    }
    expect(service.sent).toHaveLength(10);
  });

  it('emits one event when the share of entered codes falls', async () => {
    const service = phoneService({ policy: { sendsPerPrefix: null } });
    const low = () => service.events.filter(({ type }) => type === 'conversion_low');
    for (let user = 0; user < 30; user++) {
      await service.verify(`honest_${user}`, foreign(user));
      service.clock.advance(minute);
    }
    let pumped = 0;
    while (low().length === 0 && pumped < 30) {
      await service.sendTo(`user_${pumped}`, foreign(1000 + pumped));
      service.clock.advance(1);
      pumped += 1;
    }
    // Of the last 20, 7 were entered: fewer than 40 %.
    expect(pumped).toBe(13);
    expect(low()).toEqual([
      expect.objectContaining({ prefix: '+1202200', phoneNumberId: null, maskedPhoneNumber: null }),
    ]);
    for (; pumped < 30; pumped++) await service.sendTo(`user_${pumped}`, foreign(1000 + pumped));
    expect(low()).toHaveLength(1);
  });
});

describe('the share of entered codes', () => {
  it('does not include sign-ins, which people give up', async () => {
    const service = phoneService({ policy: { sendsPerPrefix: null, conversionWatch: { sends: 5, rate: 0.9 } } });
    const ids: string[] = [];
    for (let user = 0; user < 8; user++) ids.push((await service.reserve(`user_${user}`, foreign(user))).id);
    service.events.length = 0;
    for (const [user, id] of ids.entries()) await service.sendInSignIn(await service.start(`user_${user}`), id);
    expect(service.events.filter(({ type }) => type === 'conversion_low')).toEqual([]);
    expect(service.events.filter(({ type }) => type === 'code_sent')).toHaveLength(8);
  });
});

describe('a clock that is set back', () => {
  it('ends no limit, no wait and no count, and revives no code', async () => {
    const service = phoneService({ policy: { waitAfterSends: () => 0, codeLifetime: 60 } });
    for (let send = 0; send < 5; send++) {
      await service.sendTo(ada, american);
      service.clock.advance(30);
    }
    const { id, code } = { id: (await service.list(ada))[0]?.id ?? '', code: service.sent.at(-1)?.code ?? '' };
    for (let wrong = 0; wrong < 5; wrong++) await refusal(service.attemptVerification(ada, { id, code: '' }));
    service.clock.advance(-3600);
    for (const user of [ada, 'eve']) {
      const { code: refused, retryAfter } = await refusal(service.sendTo(user, american));
      expect([refused, Number.isFinite(retryAfter)]).toEqual(['rate_limited', true]);
    }
    expect(await refusal(service.attemptVerification(ada, { id, code }))).toMatchObject({ code: 'too_many_attempts' });
    expect(service.sent).toHaveLength(5);
    service.clock.advance(3600 + 600);
    await service.sendTo(ada, american);
  });
});

describe('a limit that rejects', () => {
  it('is an event, which names the limit', async () => {
    const service = phoneService();
    await service.sendTo(ada, american);
    await refusal(service.sendTo(ada, american));
    for (let user = 0; user < 5; user++) await service.sendTo(`user_${user}`, british);
    await refusal(service.sendTo(bob, british));
    for (let send = 0; send < 5; send++) await service.sendTo('eve', foreign(send * 10_000));
    await refusal(service.sendTo('eve', foreign(90_000)));
    const refused = service.events.filter(({ type }) => type === 'send_refused');
    expect(refused.map(({ userId, limit }) => [userId, limit])).toEqual([
      [ada, 'cooldown'],
      [bob, 'phone_number'],
      ['eve', 'user'],
    ]);
  });
});

describe('the record of a message', () => {
  it('contains no whole number and no IP address', async () => {
    const records: string[] = [];
    const service = phoneService({ store: spyingStore(records) });
    const { id } = await service.create(ada, { phoneNumber: american });
    await service.prepareVerification(ada, { id, clientKey: '192.0.2.17' });
    expect(records).toHaveLength(1);
    for (const secret of [american, american.slice(-4), '192.0.2.17']) expect(records[0]).not.toContain(`"${secret}"`);
    expect(records[0]).toContain('"prefix":"+1201555"');
  });
});

async function outcomeOf(sending: Promise<unknown>): Promise<[string] | [string, number | null]> {
  const [outcome] = await Promise.allSettled([sending]);
  if (outcome.status === 'fulfilled') return ['sent'];
  if (!(outcome.reason instanceof PhoneError)) throw outcome.reason;
  return [outcome.reason.code, outcome.reason.retryAfter];
}

/** Numbers of one range, `+1 202 2xx xxxx`. */
function foreign(at: number): string {
  return `+1${2_022_000_000 + at}`;
}

/** A store that exposes the send records written to it. */
function spyingStore(records: string[]): PhoneStore {
  const store = memoryStore();
  return {
    transaction: (keys, run) =>
      store.transaction(keys, (tx) =>
        run({ ...tx, putSendRecord: (record) => (records.push(JSON.stringify(record)), tx.putSendRecord(record)) }),
      ),
  };
}
