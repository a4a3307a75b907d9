import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { httpAdapter, type HttpAdapter, type HttpAdapterOptions } from '../../src/adapters/http/index.js';
import { memoryAdapter, type PhoneNumberSeed } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../../src/provider/PhoneNumbersProvider.js';
import { createPhoneHandler } from '../../src/server/index.js';
import { systemClock as clock } from '../../src/service/clock.js';
import { hold } from '../../src/testing/index.js';
import { createNetwork } from '../support/network.js';
import { aWhile, codeOf, fr, gb, readable, release, us } from '../support/page/render-kit.js';

// One page and one QueryClient: two backends with one user id, a backend that is exchanged, a session that is.

interface ServerOptions extends Pick<HttpAdapterOptions, 'userIdCookie'> {
  phoneNumbers: readonly PhoneNumberSeed[];
  /** @default always Ada */
  authenticate?: () => string;
}

/** A server with the numbers of Ada, over HTTP. */
async function startServer(name: string, { phoneNumbers, authenticate = () => 'ada', userIdCookie }: ServerOptions) {
  const backend = memoryAdapter({ userId: 'ada', phoneNumbers, clock });
  await backend.list({}); // the seeds are stored from here on
  const handler = createPhoneHandler({
    store: backend.world.store,
    sender: backend.world.senderAt(clock),
    clock,
    secret: await backend.world.open('ada', () => []),
    requireStepUp: () => false,
    authenticate,
    completeSignIn: (userId) => Response.json({ userId }),
  });
  const network = createNetwork();
  const adapter = httpAdapter({
    baseUrl: `https://${name}.example`,
    userIdCookie,
    fetch: (url: string, { signal, ...init }: RequestInit) =>
      network.carry(`${init.method ?? 'GET'} ${new URL(url).pathname}`, {
        serve: () => handler(new Request(url, init)),
        signal,
      }),
  });
  return { backend, network, adapter };
}

type Events = Pick<PhoneNumbersProviderProps, 'onRemoved' | 'onSignedOut'>;

function account(adapter: HttpAdapter, events: Events = {}, userId = 'ada') {
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId} {...events}>
      <PhoneNumbers defaultCountry="US" />
    </PhoneNumbersProvider>
  );
}

function show(children: ReactNode) {
  const client = new QueryClient();
  const tree = (now: ReactNode) => (
    <StrictMode>
      <QueryClientProvider client={client}>{now}</QueryClientProvider>
    </StrictMode>
  );
  const { rerender } = render(tree(children));
  return { client, change: (now: ReactNode) => rerender(tree(now)) };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const announcements = () =>
  page
    .getByRole('status')
    .elements()
    .map(({ textContent }) => textContent);

afterEach(() => {
  localStorage.clear();
  document.cookie = 'session=; max-age=0';
});

describe('two backends with one user id and one id of a number, on one QueryClient', () => {
  it('share neither the list, nor the wait for a code, nor what is open', async () => {
    const phoneNumbers = [{ id: 'phone_1', phoneNumber: us, verification: null }];
    const first = await startServer('first', { phoneNumbers });
    const second = await startServer('second', { phoneNumbers: [...phoneNumbers, fr] });
    show(
      <>
        <section aria-label="First">{account(first.adapter)}</section>
        <section aria-label="Second">{account(second.adapter)}</section>
      </>,
    );
    const within = (name: string) => page.getByRole('region', { name, exact: true });
    const verify = (name: string) => within(name).getByRole('button', { name: `Verify ${readable[us]}` });
    const code = (name: string) => within(name).getByRole('textbox', { name: 'Verification code' });
    await userEvent.click(verify('First'));
    await expect.element(code('First')).toHaveFocus();
    await expect.element(verify('Second')).toBeVisible();
    expect(code('Second').elements()).toEqual([]);
    await expect.poll(() => first.backend.inbox.messages).toHaveLength(1);

    await userEvent.click(verify('Second'));
    await expect.element(code('Second')).toHaveFocus();
    await expect.poll(() => second.backend.inbox.messages).toHaveLength(1);
    await userEvent.fill(code('First'), codeOf(first.backend));
    await expect.element(verify('First')).not.toBeInTheDocument();
    await expect.element(code('Second')).toBeVisible();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await aWhile();
    await expect.element(verify('Second')).toBeVisible();
    await expect.element(within('Second').getByText(readable[fr])).toBeVisible();
    expect(within('First').getByText(readable[fr]).elements()).toEqual([]);
  });
});

describe('a backend that is exchanged', () => {
  it('keeps what is open, and announces no removal', async () => {
    const first = await startServer('first', { phoneNumbers: [us, gb] });
    const second = await startServer('second', { phoneNumbers: [fr] });
    const onRemoved = vi.fn();
    const { change } = show(account(first.adapter, { onRemoved }));
    await userEvent.click(button(`Remove ${readable[gb]}`));
    await expect.element(button('Remove number')).toBeVisible();
    change(account(second.adapter, { onRemoved }));
    await expect.element(page.getByText(readable[fr])).toBeVisible();
    expect(button('Remove number').elements()).toEqual([]);
    expect(announcements().join()).not.toContain('removed');
    change(account(first.adapter, { onRemoved }));
    await expect.element(page.getByText(readable[gb])).toBeVisible();
    expect(announcements().join()).not.toContain('removed');
    expect(onRemoved).not.toHaveBeenCalled();
  });

  it('does not show a response of the previous one', async () => {
    const first = await startServer('first', { phoneNumbers: [us, gb] });
    const second = await startServer('second', { phoneNumbers: [fr] });
    const { change, client } = show(account(first.adapter));
    await userEvent.click(button(`Remove ${readable[gb]}`));
    const held = hold();
    first.network.faults = (request) =>
      request.startsWith('DELETE ')
        ? async ({ serve }) => {
            const response = await serve();
            await held.until();
            return response;
          }
        : null;
    await userEvent.click(button('Remove number'));
    await expect.poll(() => held.waiting).toBe(1);
    change(account(second.adapter));
    await expect.element(page.getByText(readable[fr])).toBeVisible();
    await release(held);
    await expect.poll(() => client.isMutating()).toBe(0);
    await expect.element(page.getByText(readable[fr])).toBeVisible();
    expect(page.getByText(readable[us]).elements()).toEqual([]);
    change(account(first.adapter));
    await expect.element(page.getByText(readable[us])).toBeVisible();
    expect(page.getByText(readable[gb]).elements()).toEqual([]);
  });
});

describe('a session that another tab has exchanged', () => {
  it('neither gets the number that was typed before, nor shows its numbers on the old page', async () => {
    let user = 'ada';
    const signIn = (name: string) => {
      user = name;
      document.cookie = `session=${name}`;
    };
    signIn('ada');
    const server = await startServer('first', {
      phoneNumbers: [us],
      authenticate: () => user,
      userIdCookie: 'session',
    });
    const onSignedOut = vi.fn();
    const { change, client } = show(account(server.adapter, { onSignedOut }));
    await userEvent.click(button('Add phone number'));
    await userEvent.fill(page.getByRole('textbox', { name: 'Phone number' }), '2015550145');
    signIn('bob');
    const before = server.network.requests.length;
    await userEvent.click(button('Send code'));
    await expect.element(page.getByText('You are signed out. Sign in again.')).toBeVisible();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await expect.poll(() => client.isFetching()).toBe(0);
    expect(server.network.requests.slice(before)).toEqual([]);
    expect(onSignedOut).toHaveBeenCalledOnce();

    change(account(server.adapter, { onSignedOut }, 'bob'));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    expect(page.getByRole('textbox').elements()).toEqual([]);
  });
});
