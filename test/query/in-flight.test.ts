import { dehydrate, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { dedupe, enqueue } from '../../src/query/in-flight.js';
import { makePrimaryMutation } from '../../src/query/make-primary.js';
import { removePhoneMutation } from '../../src/query/remove-phone.js';
import { querySession } from '../support/query-session.js';

describe('dedupe', () => {
  it('shares one call while it is in flight, within one cache', async () => {
    const client = new QueryClient();
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let calls = 0;
    const run = async () => {
      calls += 1;
      await released;
    };
    const both = [dedupe(client, ['a'], run), dedupe(client, ['a'], run)];
    const others = [dedupe(client, ['b'], run), dedupe(new QueryClient(), ['a'], run)];
    expect(calls).toBe(3);
    expect(both[0]).toBe(both[1]);
    release();
    await Promise.all([...both, ...others]);
    await dedupe(client, ['a'], run);
    expect(calls).toBe(4);
  });
});

describe('enqueue', () => {
  it('runs one after another, after a failure too, and each queue by itself', async () => {
    const client = new QueryClient();
    const order: string[] = [];
    const run =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const settled = await Promise.allSettled([
      enqueue(client, ['one'], run('a', true)),
      enqueue(client, ['one'], run('b')),
      enqueue(client, ['two'], run('c')),
    ]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(order.indexOf('b begins')).toBeGreaterThan(order.indexOf('a ends'));
    expect(order.indexOf('c begins')).toBeLessThan(order.indexOf('a ends'));
  });
});

describe('an operation that waits for another one', () => {
  it('is not dehydrated, so that it cannot run or block others after a reload', async () => {
    const { adapter, client, session, readList, mutate } = querySession({
      phoneNumbers: ['+12015550123', '+447400123456'],
    });
    const [first, second] = await readList();
    const { makePrimary } = adapter;
    let during: unknown;
    adapter.makePrimary = (input) => {
      during = { mutating: client.isMutating(), stored: dehydrate(client).mutations, calls: [...adapter.calls] };
      return makePrimary(input);
    };
    await Promise.all([
      mutate(makePrimaryMutation(session), { id: second!.id }),
      mutate(removePhoneMutation(session), { id: first!.id }),
    ]);
    expect(during).toEqual({ mutating: 2, stored: [], calls: ['list'] });
    expect(adapter.calls).toEqual(['list', 'makePrimary', 'delete']);
  });
});
