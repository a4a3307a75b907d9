import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter, memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import { VerifyPhoneForm } from '../../../src/components/verification/VerifyPhoneForm.js';
import { channels, type Channel } from '../../../src/core/model.js';
import { fail, faultyAdapter } from '../../../src/testing/index.js';
import { alert, button, codeField, codeOf, later, readable, renderKit, us } from '../../support/page/render-kit.js';

const name = readable[us];

function backend(available: readonly Channel[] = channels) {
  return faultyAdapter(
    memoryAdapter({
      phoneNumbers: [{ id: 'phone_1', phoneNumber: us, verification: null }],
      policy: { channels: available },
    }),
  );
}

/** The verify step after the first code, once the cooldown is over. */
async function renderAfterCooldown(adapter = backend()) {
  const kit = await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
  await userEvent.click(button('Send code'));
  await expect.element(codeField()).toBeVisible();
  await expect.poll(() => document.body.textContent).toContain(`We sent a 6-digit code to ${name}.`);
  await expect.element(button('Resend in 30 sec')).toBeVisible();
  expect(button('Call me instead').elements()).toEqual([]);
  later(30);
  await expect.element(button('Resend code')).toBeVisible();
  return kit;
}

const channelsSent = ({ inbox }: { inbox: { messages: readonly { channel: Channel }[] } }) =>
  inbox.messages.map(({ channel }) => channel);

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) }));
afterEach(() => void vi.useRealTimers());

describe('the channels of a code', () => {
  it('are offered once the wait is over: a call, which the text names, and whose code verifies', async () => {
    const { adapter } = await renderAfterCooldown();
    await expect.element(button('Send it by WhatsApp')).toBeVisible();
    await userEvent.click(button('Call me instead'));
    await expect.poll(() => channelsSent(adapter)).toEqual(['sms', 'voice']);
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => document.body.textContent).toContain(`We are calling ${name} to read out your code.`);
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => document.body.textContent).toContain(`${name} is verified.`);
  });

  it('are remembered for the number, also after a reload', async () => {
    const kit = await renderAfterCooldown();
    await userEvent.click(button('Call me instead'));
    await expect.poll(() => channelsSent(kit.adapter)).toEqual(['sms', 'voice']);
    await expect.poll(() => document.body.textContent).toContain('We are calling');
    await kit.unmount();
    later(30);
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter: kit.adapter });
    await userEvent.click(button('Resend code'));
    await expect.poll(() => channelsSent(kit.adapter)).toEqual(['sms', 'voice', 'voice']);
    await expect.poll(() => document.body.textContent).toContain('We are calling');
    later(30);
    await userEvent.click(button('Text me instead'));
    await expect.poll(() => channelsSent(kit.adapter)).toEqual(['sms', 'voice', 'voice', 'sms']);
    await expect.poll(() => document.body.textContent).not.toContain('calling');
  });

  it('are not offered if the backend has only one', async () => {
    await renderAfterCooldown(backend(['sms']));
    expect(button('Call me instead').elements()).toEqual([]);
    expect(button('Send it by WhatsApp').elements()).toEqual([]);
  });

  it.each([
    ['recipient_opted_out', 'opted out'],
    ['recipient_unreachable', 'No code can reach this number.'],
  ] as const)('disappear with the reason if refused (%s), and the first code stays valid', async (code, reason) => {
    const adapter = backend();
    await renderAfterCooldown(adapter);
    adapter.faults = { prepareVerification: [fail(code)] };
    await userEvent.click(button('Send it by WhatsApp'));
    await expect.element(alert()).toHaveTextContent(reason);
    expect(button('Send it by WhatsApp').elements()).toEqual([]);
    await expect.element(button('Call me instead')).toBeVisible();
    await userEvent.click(codeField());
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => document.body.textContent).toContain(`${name} is verified.`);
  });

  it.each([
    ['message_not_sent', 'could not be sent'],
    ['recipient_unreachable', 'No code can reach this number.'],
  ] as const)('are offered when no code could be sent at all (%s)', async (code, reason) => {
    const adapter = backend();
    adapter.faults = { prepareVerification: [fail(code)] };
    await renderKit(<VerifyPhoneForm id="phone_1" />, { adapter });
    expect(button('Call me instead').elements()).toEqual([]);
    await userEvent.click(button('Send code'));
    await expect.element(alert()).toHaveTextContent(reason);
    await userEvent.click(button('Call me instead'));
    await expect.poll(() => channelsSent(adapter)).toEqual(['voice']);
    await expect.element(codeField()).toBeVisible();
  });

  it('do not read an SMS (WebOTP) for a code that comes by call', async () => {
    const get = vi.spyOn(navigator.credentials, 'get').mockImplementation(() => new Promise(() => {}));
    vi.stubGlobal('OTPCredential', class {});
    const { adapter } = await renderAfterCooldown();
    await expect.poll(() => get.mock.calls.length).toBeGreaterThan(0);
    const signal = () => get.mock.lastCall?.[0]?.signal;
    expect(signal()?.aborted).toBe(false);
    const requests = get.mock.calls.length;
    await userEvent.click(button('Call me instead'));
    await expect.poll(() => channelsSent(adapter)).toEqual(['sms', 'voice']);
    await expect.poll(() => signal()?.aborted).toBe(true);
    expect(get.mock.calls).toHaveLength(requests);
    get.mockRestore();
    vi.unstubAllGlobals();
  });

  it('are offered at sign-in too', async () => {
    const account = memoryAdapter({
      phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }],
      policy: { channels: ['sms', 'voice'] },
    });
    const adapter = memorySecondFactorAdapter(account);
    const onComplete = vi.fn();
    await renderKit(<SecondFactorChallenge adapter={adapter} onComplete={onComplete} />);
    await expect.poll(() => document.body.textContent).toContain('We sent a 6-digit code');
    await expect.element(button('Resend in 30 sec')).toBeVisible();
    later(30);
    await userEvent.click(button('Call me instead'));
    await expect.poll(() => channelsSent(account)).toEqual(['sms', 'voice']);
    await expect.poll(() => document.body.textContent).toContain('We are calling');
    await userEvent.keyboard(codeOf(account));
    await expect.poll(() => onComplete.mock.calls).toHaveLength(1);
  });
});
