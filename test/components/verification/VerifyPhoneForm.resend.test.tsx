import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../../src/components/phone-numbers/PhoneNumberList.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import {
  alert,
  aWhile,
  button,
  codeField,
  codeOf,
  later,
  readable,
  release,
  renderKit,
  us,
  wrongCodeOf,
} from '../../support/page/render-kit.js';
import { arriveAfter, resendsAfterWholeWait } from '../../support/page/slow-request.js';

const name = readable[us];
const openVerify = () => userEvent.click(button(`Verify ${name}`));

function createAdapter() {
  return faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }));
}

/** The list with an open verify step, right after its code was sent. */
async function renderVerifyStep(adapter = createAdapter()) {
  const kit = await renderKit(<PhoneNumberList />, { adapter });
  await openVerify();
  await expect.element(codeField()).toHaveFocus();
  await expect.element(page.getByText(`We sent a 6-digit code to ${name}.`)).toBeVisible();
  expect(adapter.inbox.messages).toHaveLength(1);
  return kit;
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

describe('resending a code', () => {
  it('waits 30 seconds by the wall clock, and shows the countdown', async () => {
    const { adapter } = await renderVerifyStep();
    await expect.element(button('Resend in 30 sec')).toHaveAttribute('aria-disabled', 'true');
    later(1);
    await expect.element(button('Resend in 29 sec')).toBeVisible();
    later(28);
    await expect.element(button('Resend in 1 sec')).toBeVisible();
    await userEvent.click(button('Resend in 1 sec'), { force: true });
    later(1);
    await expect.element(button('Resend code')).not.toHaveAttribute('aria-disabled');
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('announces the wait at milestones and at its end, not every second', async () => {
    await renderVerifyStep();
    const announcements = () =>
      [...document.querySelectorAll('[data-part=verify-form] [data-part=announcement]')].map(
        ({ textContent }) => textContent,
      );
    for (const [seconds, announced] of [
      [0, ''],
      [15, ''],
      [5, 'Resend in 10 sec'],
      [6, 'Resend in 10 sec'],
      [4, 'You can ask for a new code now.'],
    ] as const) {
      later(seconds);
      await expect.poll(announcements).toEqual([announced]);
    }
    await userEvent.click(button('Resend code'));
    await expect.element(page.getByText(/We sent a new code/)).toBeVisible();
    await expect.poll(announcements).toEqual(['']);
    later(20);
    await expect.poll(announcements).toEqual(['Resend in 10 sec']);
  });

  it('sends a new code, announces it, and waits again', async () => {
    const { adapter } = await renderVerifyStep();
    const first = codeOf(adapter);
    later(30);
    await userEvent.click(button('Resend code'));
    await expect.element(page.getByText(`We sent a new code to ${name}. The old one no longer works.`)).toBeVisible();
    await expect.element(button('Resend in 30 sec')).toBeVisible();
    await expect.element(codeField()).toHaveFocus();
    expect(adapter.inbox.messages).toHaveLength(2);
    await userEvent.keyboard(first);
    await expect.element(alert()).toHaveTextContent('A newer code is on its way: use the one in the latest message.');
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(page.getByText(`${name} is verified.`)).toBeInTheDocument();
  });

  it('clears the old digits when the new code is sent, and their error at once', async () => {
    const { adapter } = await renderVerifyStep();
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    later(30);
    await userEvent.click(button('Resend code'));
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(codeField()).toHaveValue('');
  });

  it('sends one message for two clicks in one task', async () => {
    const { adapter } = await renderVerifyStep();
    later(30);
    const resend = (await button('Resend code').findElement()) as HTMLButtonElement;
    resend.click();
    resend.click();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
    await aWhile();
    expect(adapter.inbox.messages).toHaveLength(2);
  });

  it('keeps the digits if no new code could be sent, and shows why until they are edited', async () => {
    const { adapter } = await renderVerifyStep();
    await userEvent.keyboard('123');
    later(30);
    adapter.faults = { prepareVerification: [fail('network')] };
    await userEvent.click(button('Resend code'));
    await expect.element(alert()).toHaveTextContent('The server could not be reached.');
    await expect.element(codeField()).toHaveValue('123');
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard('{Backspace}');
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(button('Resend code')).not.toHaveAttribute('aria-disabled');
    await userEvent.keyboard('{Control>}a{/Control}' + wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await userEvent.keyboard('{Backspace}');
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('does not show an old failure after the step is closed and opened again', async () => {
    const { adapter } = await renderVerifyStep();
    later(30);
    adapter.faults = { prepareVerification: [fail('network')] };
    await userEvent.click(button('Resend code'));
    await expect.element(alert()).toHaveTextContent('The server could not be reached.');
    await userEvent.click(button('Cancel'));
    await openVerify();
    await expect.element(codeField()).toHaveFocus();
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('keeps the digits of a new code that are typed before the send resolves', async () => {
    const { adapter } = await renderVerifyStep();
    await userEvent.keyboard('99');
    later(30);
    const held = hold();
    adapter.faults = { prepareVerification: () => held };
    await userEvent.click(button('Resend code'));
    await userEvent.keyboard('{Control>}a{/Control}1234');
    await release(held);
    await expect.element(page.getByText(/We sent a new code/)).toBeVisible();
    await expect.element(codeField()).toHaveValue('1234');
  });

  it('shows 60 if the backend returns a wait of 60 seconds', async () => {
    const { adapter } = await renderVerifyStep();
    later(30);
    adapter.faults = { prepareVerification: [fail('rate_limited', { retryAfter: 60 })] };
    await userEvent.click(button('Resend code'));
    await expect.element(button('Resend in 60 sec')).toHaveAttribute('aria-disabled', 'true');
    await expect.element(alert()).toHaveTextContent('Too many tries. Try again in 60 seconds.');
    later(59);
    await expect.element(button('Resend in 1 sec')).toBeVisible();
    later(1);
    await expect.element(button('Resend code')).toBeVisible();
    await expect.element(alert()).not.toBeInTheDocument();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('shows 60 if not even the first code was sent', async () => {
    const adapter = createAdapter();
    adapter.faults = { prepareVerification: [fail('rate_limited', { retryAfter: 60 })] };
    await renderKit(<PhoneNumberList />, { adapter });
    await openVerify();
    await expect.element(button('Resend in 60 sec')).toHaveFocus();
    later(60);
    await userEvent.click(button('Send code'));
    await expect.element(codeField()).toHaveFocus();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('sends one message if verify is closed and opened three times', async () => {
    const { adapter } = await renderVerifyStep();
    for (const _ of [1, 2, 3]) {
      await userEvent.click(button('Cancel'));
      await expect.element(button(`Verify ${name}`)).toHaveFocus();
      await openVerify();
      await expect.element(codeField()).toHaveFocus();
      await openVerify();
      await expect.poll(() => codeField().elements()).toHaveLength(0);
      later(2);
      await openVerify();
      await expect.element(codeField()).toHaveFocus();
    }
    await expect.element(button('Resend in 24 sec')).toBeVisible();
    expect(adapter.calls.filter((call) => call === 'prepareVerification')).toHaveLength(1);
    later(60);
    await userEvent.click(button('Cancel'));
    await openVerify();
    await expect.element(page.getByText(`We sent a 6-digit code to ${name}.`)).toBeVisible();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('is not refused as soon as the wait is over, although the first request took longer to arrive', async () => {
    const adapter = createAdapter();
    const way = hold();
    adapter.prepareVerification = arriveAfter(way, adapter.prepareVerification);
    await renderKit(<PhoneNumberList />, { adapter });
    await openVerify();
    await resendsAfterWholeWait(way);
    expect(adapter.inbox.messages).toHaveLength(2);
  });

  it('leaves nothing in storage if the code arrived, and was accepted, before the response', async () => {
    const adapter = createAdapter();
    const held = hold();
    adapter.faults = { prepareVerification: [held] };
    await renderKit(<PhoneNumberList />, { adapter });
    await openVerify();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(page.getByText(`${name} is verified.`)).toBeInTheDocument();
    await release(held);
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it('is not restarted by a remount', async () => {
    const { adapter, client, unmount } = await renderVerifyStep();
    later(12);
    await unmount();
    await renderKit(<PhoneNumberList />, { adapter, client });
    await expect.element(button('Resend in 18 sec')).toBeVisible();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('is shared with a second tab, which continues without taking focus', async () => {
    const { adapter } = await renderVerifyStep();
    later(5);
    await renderKit(<PhoneNumberList />, { adapter, client: new QueryClient() });
    const tabs = page.getByRole('button', { name: 'Resend in 25 sec' });
    await expect.poll(() => tabs.elements()).toHaveLength(2);
    expect(document.activeElement).toBe(codeField().elements()[0]);
    expect(adapter.inbox.messages).toHaveLength(1);
    later(25);
    await userEvent.click(button('Resend code').first());
    await expect.poll(() => page.getByRole('button', { name: 'Resend in 30 sec' }).elements()).toHaveLength(2);
    expect(adapter.inbox.messages).toHaveLength(2);
  });

  it('follows what another tab writes, on the storage event', async () => {
    await renderVerifyStep();
    const key = Object.keys(localStorage).find((stored) => stored.startsWith('phonekit:send:'))!;
    const now = Date.now();
    localStorage.setItem(key, JSON.stringify([now, now, 45]));
    window.dispatchEvent(new StorageEvent('storage', { key }));
    await expect.element(button('Resend in 45 sec')).toBeVisible();
  });

  it('ends, rather than lasts longer, when the clock is moved back', async () => {
    await renderVerifyStep();
    later(-3600);
    await expect.element(button('Resend code')).toBeVisible();
  });
});
