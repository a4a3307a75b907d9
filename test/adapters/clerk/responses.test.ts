import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clerkAdapter } from '../../../src/adapters/clerk/index.js';
import type { PhoneAdapter } from '../../../src/core/adapter.js';
import type { Verification } from '../../../src/core/model.js';
import { openClerkApp, type ClerkApp } from '../../support/clerk/app.js';
import { lastCode, refusal } from '../../support/phone-service.js';
import { fail, lost } from '../../../src/testing/index.js';
import { change, empty, next } from '../../support/network.js';
import { brokenResponses } from '../../support/clerk/refusals.js';

const us = '+12015550123';
const gb = '+447400123456';

let app: ClerkApp;
let adapter: PhoneAdapter;
let id = '';

/** One verified, reserved number, which supports every operation. */
beforeEach(async () => {
  app = await openClerkApp();
  adapter = clerkAdapter(app.clerk);
  ({ id } = await adapter.create({ phoneNumber: us }));
  await adapter.prepareVerification({ id });
  await adapter.attemptVerification({ id, code: lastCode(app.api.messages) });
  await adapter.setReservedForSecondFactor?.({ id, reserved: true });
  app.api.network.requests.length = 0;
});

afterEach(() => app.close());

describe('clerkAdapter, without a response', () => {
  // The client then resolves with the unchanged object: offline, or if it believes it is, as in Node.
  const operations: [keyof PhoneAdapter, () => Promise<unknown> | undefined][] = [
    ['create', () => adapter.create({ phoneNumber: gb })],
    ['prepareVerification', () => adapter.prepareVerification({ id })],
    ['attemptVerification', () => adapter.attemptVerification({ id, code: '000000' })],
    ['delete', () => adapter.delete?.({ id })],
    ['makePrimary', () => adapter.makePrimary?.({ id })],
    ['setReservedForSecondFactor', () => adapter.setReservedForSecondFactor?.({ id, reserved: true })],
    ['makeDefaultSecondFactor', () => adapter.makeDefaultSecondFactor?.({ id })],
    ['createBackupCodes', () => adapter.createBackupCodes?.()],
  ];

  describe.each(brokenResponses)('%s', (_, fault) => {
    it.each(operations)('%s rejects with network after one request', async (_, operate) => {
      app.api.network.faults = next(/POST|PATCH|DELETE/, fault);
      expect(await refusal(Promise.resolve(operate()))).toMatchObject({ code: 'network' });
      expect(app.api.network.requests).toHaveLength(1);
      expect(await adapter.list({})).toHaveLength((await app.api.service.list('user_ada')).length);
    });
  });

  it('finds the number that was added anyway, when it is added again', async () => {
    app.api.network.faults = next(/POST/, lost());
    expect(await refusal(adapter.create({ phoneNumber: gb }))).toMatchObject({ code: 'network' });
    expect(await adapter.create({ phoneNumber: gb })).toMatchObject({ phoneNumber: gb, verification: null });
    expect(await adapter.list({})).toHaveLength(2);
    expect(app.api.network.requests).toEqual([
      'POST /me/phone_numbers',
      'POST /me/phone_numbers',
      'GET /me',
      'GET /me',
    ]);
  });

  it('finds a number that was added in another tab', async () => {
    const added = await app.api.service.create('user_ada', { phoneNumber: gb });
    expect(await adapter.prepareVerification({ id: added.id })).toMatchObject({
      phoneNumber: gb,
      verification: { status: 'unverified' },
    });
    expect(await refusal(adapter.prepareVerification({ id: 'gone' }))).toMatchObject({ code: 'not_found' });
  });

  it('refetches the list, and rejects with network if that fails', async () => {
    app.api.network.faults = next(/GET/, fail('network'));
    expect(await adapter.list({})).toHaveLength(1);
    expect(app.api.network.requests).toEqual(['GET /me', 'GET /me']);
    app.api.network.faults = next(/GET/, empty);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'network' });
  });

  it('waits for the list no longer than its caller', async () => {
    const left = new AbortController();
    app.api.network.faults = next(
      /GET/,
      change((response) => {
        left.abort('left the page');
        return response;
      }),
    );
    expect(await refusal(adapter.list({ signal: left.signal }))).toMatchObject({
      code: 'network',
      cause: 'left the page',
    });
  });

  it('rejects with network if the client rethrows network errors', async () => {
    await app.close();
    app = await openClerkApp({}, { experimental: { rethrowOfflineNetworkErrors: true } });
    app.api.network.faults = next(/POST/, fail('network'));
    const error = await refusal(clerkAdapter(app.clerk).create({ phoneNumber: gb }));
    expect(error).toMatchObject({ code: 'network', cause: { code: 'network_error' } });
  });

  it('rejects with network if the client is online, and includes its message', async () => {
    vi.stubGlobal('window', { navigator: { onLine: true, userAgent: 'Mozilla/5.0' } });
    app.api.network.faults = next(/POST/, fail('network'));
    const error = await refusal(adapter.create({ phoneNumber: gb }));
    vi.unstubAllGlobals();
    expect(error).toMatchObject({ code: 'network', message: expect.stringContaining('Network error') });
  });
});

describe('clerkAdapter, with objects that each response replaces', () => {
  it('keeps none: the next operation uses the current number', async () => {
    const [before] = app.clerk.user?.phoneNumbers ?? [];
    const added = await adapter.create({ phoneNumber: gb });
    expect(app.clerk.user?.phoneNumbers.some((number) => number === before)).toBe(false);
    await adapter.prepareVerification({ id: added.id });
    await adapter.attemptVerification({ id: added.id, code: lastCode(app.api.messages) });
    expect(await adapter.makeDefaultSecondFactor?.({ id })).toHaveLength(2);
    expect(app.api.network.requests.filter((request) => request.startsWith('GET'))).toEqual([]);
  });

  it('returns complete numbers after a removal, which empties the removed object', async () => {
    const [removed] = app.clerk.user?.phoneNumbers ?? [];
    const added = await adapter.create({ phoneNumber: gb });
    const emptied = app.clerk.user?.phoneNumbers.find((number) => number.id === id);
    expect(await adapter.delete?.({ id })).toEqual([added]);
    expect(emptied).not.toBe(removed);
    expect(emptied?.phoneNumber).toBeUndefined();
  });

  it('rejects with network if the response has no numbers, and recovers on the next read', async () => {
    const without = async (response: Response) => Response.json({ response: (await response.json()).response });
    app.api.network.faults = next(/DELETE/, change(without));
    expect(await refusal(Promise.resolve(adapter.delete?.({ id })))).toMatchObject({ code: 'network' });
    expect(await adapter.list({})).toEqual([]);
  });
});

describe('clerkAdapter, with Clerk’s responses', () => {
  it.each<[string, unknown, Partial<Verification> | null]>([
    [
      'a verification that was begun elsewhere',
      { status: 'transferable', strategy: 'phone_code' },
      { status: 'unverified', channel: 'sms', attempts: null },
    ],
    ['one that was never begun', null, null],
    ['one without a status', { status: null, strategy: null }, null],
    ['a burnt code', { status: 'failed', attempts: 3 }, { status: 'failed', attempts: 3 }],
    [
      'a code that is too old',
      { status: 'expired', expire_at: 1_900_000_000_000 },
      { status: 'expired', expireAt: 1_900_000_000_000 },
    ],
    [
      'a code by another channel',
      { status: 'unverified', channel: 'whatsapp', expire_at: 5 },
      { status: 'unverified', channel: 'whatsapp', expireAt: 5 },
    ],
    [
      'a number that an identity provider has proved',
      { status: 'verified', strategy: 'saml' },
      { status: 'verified', strategy: 'phone_code', expireAt: null },
    ],
  ])('reads %s', async (_, verification, expected) => {
    overrideNumbers({ verification });
    const [number] = await adapter.list({});
    expect(number).toMatchObject({ id, verification: expected });
  });

  it('reads the identifications that a number is linked to', async () => {
    overrideNumbers({ linked_to: [{ object: 'identification_link', id: 'idn_1', type: 'oauth_google' }] });
    expect(await adapter.list({})).toMatchObject([{ linkedTo: [{ id: 'idn_1', type: 'oauth_google' }] }]);
  });

  it.each<[string, object]>([
    ['without an id', { id: undefined }],
    ['with an invalid number', { phone_number: '(201) 555-0123' }],
    ['with a string for a boolean', { reserved_for_second_factor: 'yes' }],
    ['without whether it is the default', { default_second_factor: undefined }],
    ['of an unknown status', { verification: { status: 'pending' } }],
    ['tied to something without a name', { linked_to: [{ id: 'idn_1' }] }],
  ])('rejects a number %s', async (_, changed) => {
    overrideNumbers(changed);
    expect(await refusal(adapter.list({}))).toMatchObject({ code: 'unknown' });
  });

  it.each<[string, () => Promise<unknown> | undefined]>([
    ['a code that was taken', () => adapter.attemptVerification({ id, code: '000000' })],
    ['a primary number', () => adapter.makePrimary?.({ id })],
    ['a number that is no longer reserved', () => adapter.setReservedForSecondFactor?.({ id, reserved: false })],
    ['backup codes', () => adapter.createBackupCodes?.()],
  ])('does not accept %s without confirmation', async (_, operate) => {
    const number = {
      object: 'phone_number',
      id,
      phone_number: us,
      verification: { status: 'unverified' },
      reserved_for_second_factor: true,
      default_second_factor: true,
    };
    app.api.network.faults = next(
      /POST|PATCH/,
      change(() => Response.json({ response: { ...number, phone_numbers: [number], codes: 'none' } })),
    );
    expect(await refusal(Promise.resolve(operate()))).toMatchObject({ code: 'unknown' });
  });
});

/** Overrides these fields of each number in the next list. */
function overrideNumbers(changed: object) {
  app.api.network.faults = next(
    /GET \/me/,
    change(async (original) => {
      const { response } = await original.json();
      response.phone_numbers = response.phone_numbers.map((number: object) => ({ ...number, ...changed }));
      return Response.json({ response });
    }),
  );
}
