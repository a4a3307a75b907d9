import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPhoneHandler, type PhoneLogEntry } from '../../src/server/index.js';
import { emptyMemoryStoreState, memoryStore, type MemoryStoreState } from '../../src/service/index.js';
import { createQueue } from '../../src/service/queue.js';
import { describedPaths, faultOf, problemSchema } from '../support/http/openapi.js';
import { userOf } from '../support/http/phone-handler.js';
import { ada, bob, lastCode } from '../support/phone-service.js';
import { settableClock } from '../support/settable-clock.js';
import { draftsFor, expectedStatus, fieldOf, limit, requestOf, type Names } from './malformed-requests.js';

const operations = describedPaths.flatMap(({ template, operations }) =>
  [...operations.keys()].map((method) => ({ method, template, name: `${method} ${template}` })),
);

describe('a request to createPhoneHandler with any invalid part', () => {
  it.each(operations)('of $name is rejected correctly, and changes nothing', async ({ method, template }) => {
    const { handle, names, state, restore, sent, log } = await world();
    const seen = new Set<number | null>();
    await fc.assert(
      fc.asyncProperty(draftsFor(method, template, names), async (draft) => {
        restore();
        const before = { ...state(), sent: sent.length };
        const expected = expectedStatus(draft, names);
        const response = await handle(requestOf(draft));
        const text = await response.text();
        expect(response.status).toBeLessThan(500);
        expect(log.at(-1)).toMatchObject({ status: response.status, error: null });
        if (response.status >= 400 && draft.method !== 'HEAD') {
          expect(response.headers.get('Content-Type')).toBe('application/problem+json');
          expect(faultOf(problemSchema, JSON.parse(text))).toBeNull();
          expect(JSON.parse(text)).toMatchObject({ status: response.status });
        }
        seen.add(expected);
        if (expected === null) return;
        expect(response.status).toBe(expected);
        // Idempotency records are stored, and nothing else.
        expect({ ...state(), idempotencyRecords: [], sent: sent.length }).toEqual({
          ...before,
          idempotencyRecords: [],
        });
        if (draft.key !== 'key') expect(state().idempotencyRecords).toBe(before.idempotencyRecords);
      }),
      { numRuns: 400 },
    );
    // Otherwise the drafts would be too malformed, or too valid, to prove anything.
    const ofEach = method === 'GET' ? [null, 400, 401, 404, 405] : [null, 400, 401, 403, 404, 405, 413, 415];
    expect([...seen]).toEqual(
      expect.arrayContaining(fieldOf(template) && method === 'POST' ? [...ofEach, 422] : ofEach),
    );
  });
});

/** Ada with two numbers that are second factors and a sign-in that waits for its second step, and Bob with one. */
async function world() {
  const clock = settableClock();
  let state = emptyMemoryStoreState;
  const sent: { code: string }[] = [];
  const log: PhoneLogEntry[] = [];
  const handle = createPhoneHandler({
    store: memoryStore({ read: () => state, write: (changed) => void (state = changed), exclusively: createQueue() }),
    sender: { send: async (message) => void sent.push(message) },
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    policy: { backupCodeIterations: 1 },
    authenticate: userOf,
    completeSignIn: () => new Response(null, { status: 204 }),
    maxBodySize: limit,
    log: (entry) => void log.push(entry),
  });
  const { service } = handle;
  const reserve = async (userId: string, phoneNumber: string) => {
    const { id } = await service.create(userId, { phoneNumber });
    await service.prepareVerification(userId, { id });
    await service.attemptVerification(userId, { id, code: lastCode(sent) });
    await service.setReservedForSecondFactor(userId, { id, reserved: true });
    return id;
  };
  const own = [await reserve(ada, '+12015550123'), await reserve(ada, '+447400123456')];
  const others = [
    await reserve(bob, '+4915123456789'),
    (await service.create(bob, { phoneNumber: '+33612345678' })).id,
    'phone_00000000000000000000000000000000',
  ];
  clock.advance(3600);
  const names: Names = { user: ada, attempt: (await service.startSecondFactor(ada)) ?? '', own, others };
  const start: MemoryStoreState = state;
  return { handle, names, state: () => state, restore: () => void (state = start), sent, log };
}
