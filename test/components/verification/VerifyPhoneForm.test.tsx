import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { VerifyPhoneForm } from '../../../src/components/verification/VerifyPhoneForm.js';
import { PhoneError } from '../../../src/core/errors.js';
import { fail, faultyAdapter, hold, lost } from '../../../src/testing/index.js';
import { pasteText } from '../../support/page/enter-text.js';
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

const verify = () => button('Verify');
/** The other status announces the countdown to screen readers. */
const description = () => page.getByRole('status').first();

/** The form for a number to which a code was just sent. */
async function renderForm(options: Parameters<typeof memoryAdapter>[0] = {}, { isSent = true } = {}) {
  const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }], ...options }));
  const { id } = (await adapter.list({}))[0]!;
  if (isSent) await adapter.prepareVerification({ id });
  adapter.calls.length = 0;
  const onVerified = vi.fn();
  const kit = await renderKit(<VerifyPhoneForm id={id} onVerified={onVerified} />, { adapter });
  await expect.element(page.getByRole('form').or(button(/code$/)).first()).toBeVisible();
  adapter.calls.length = 0;
  return { ...kit, id, onVerified };
}

const attempts = (calls: readonly string[]) => calls.filter((call) => call === 'attemptVerification').length;
const selectedText = () => {
  const input = codeField().element() as HTMLInputElement;
  return input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0);
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('VerifyPhoneForm', () => {
  it('shows where the code was sent, and takes focus', async () => {
    await renderForm();
    await expect.element(description()).toHaveTextContent(`We sent a 6-digit code to ${readable[us]}.`);
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveAccessibleDescription(/We sent a 6-digit code/);
  });

  it('submits six digits automatically, once', async () => {
    const { adapter, onVerified } = await renderForm();
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(description()).toHaveTextContent(`${readable[us]} is verified.`);
    expect(onVerified.mock.calls).toMatchObject([[{ phoneNumber: us, verification: { status: 'verified' } }]]);
    expect(adapter.calls).toEqual(['attemptVerification']);
  });

  it('submits once if Enter follows the last digit at once', async () => {
    const { adapter } = await renderForm();
    const held = hold();
    adapter.faults = { attemptVerification: () => held };
    await userEvent.type(codeField(), `${wrongCodeOf(adapter)}{Enter}{Enter}`);
    await release(held);
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await aWhile();
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    expect(attempts(adapter.calls)).toBe(1);
  });

  it('submits once on two clicks in one task', async () => {
    const { adapter } = await renderForm({ latency: 30 });
    adapter.faults = { attemptVerification: [fail('network')] };
    await userEvent.type(codeField(), wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('could not be reached');
    adapter.calls.length = 0;
    const element = verify().element() as HTMLButtonElement;
    element.click();
    element.click();
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await aWhile();
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    expect(attempts(adapter.calls)).toBe(1);
  });

  it('ignores edits, clicks and Enter while an attempt is pending', async () => {
    const { adapter } = await renderForm();
    const held = hold();
    adapter.faults = { attemptVerification: () => held };
    const wrong = wrongCodeOf(adapter);
    await userEvent.type(codeField(), wrong);
    await expect.element(verify()).toHaveAttribute('aria-busy', 'true');
    await userEvent.keyboard('{Backspace}9{Enter}');
    await userEvent.click(verify(), { force: true });
    await expect.element(codeField()).toHaveValue(wrong);
    await release(held);
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    expect(attempts(adapter.calls)).toBe(1);
  });

  it('keeps the form after a wrong code, shows the attempts left, and selects the digits', async () => {
    const { adapter, onVerified } = await renderForm();
    const code = codeOf(adapter);
    const wrong = wrongCodeOf(adapter);
    await userEvent.type(codeField(), wrong);
    await expect.element(alert()).toHaveTextContent('This code is not right. 4 tries left.');
    await expect.element(codeField()).toBeInvalid();
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveAccessibleDescription(/This code is not right/);
    expect(selectedText()).toBe(wrong);
    await userEvent.keyboard(code[0]!);
    await expect.element(codeField()).toHaveValue(code[0]!);
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(codeField()).not.toBeInvalid();
    await userEvent.keyboard(code.slice(1));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
    expect(attempts(adapter.calls)).toBe(2);
  });

  it('submits a rejected code again only on Enter', async () => {
    const { adapter } = await renderForm();
    const wrong = wrongCodeOf(adapter);
    await userEvent.type(codeField(), wrong);
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    await userEvent.keyboard(wrong);
    await aWhile();
    expect(attempts(adapter.calls)).toBe(1);
    await userEvent.keyboard('{Enter}');
    await expect.element(alert()).toHaveTextContent('3 tries left.');
  });

  const failures = [
    new PhoneError('network'),
    new PhoneError('unknown'),
    new PhoneError('rate_limited', { retryAfter: 1 }),
    new PhoneError('forbidden'),
  ] as const;

  it.each(failures)('retries a code that is typed again after $code', async (error) => {
    const { adapter, onVerified } = await renderForm();
    adapter.faults = { attemptVerification: [fail(error)] };
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(alert()).toBeVisible();
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
    expect(attempts(adapter.calls)).toBe(2);
  });

  it.each(failures)(
    'retries a code that is pasted again after $code, over itself or into an empty field',
    async (error) => {
      const { adapter, onVerified } = await renderForm();
      adapter.faults = { attemptVerification: [fail(error), fail(error)] };
      const input = codeField().element() as HTMLInputElement;
      await pasteText(input, codeOf(adapter));
      await expect.poll(() => attempts(adapter.calls)).toBe(1);
      await expect.element(alert()).toBeVisible();
      await pasteText(input, codeOf(adapter));
      await expect.poll(() => attempts(adapter.calls)).toBe(2);
      await expect.element(alert()).toBeVisible();
      await userEvent.keyboard('{Delete}');
      await pasteText(input, `Your code is ${codeOf(adapter)}.`);
      await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
    },
  );

  it('does not submit a rejected code that is pasted again, even after another failure', async () => {
    const { adapter } = await renderForm();
    const wrong = wrongCodeOf(adapter);
    const input = codeField().element() as HTMLInputElement;
    await pasteText(input, wrong);
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    adapter.faults = { attemptVerification: [fail('network')] };
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(alert()).toHaveTextContent('could not be reached');
    await pasteText(input, wrong);
    await pasteText(input, wrong);
    await aWhile();
    expect(attempts(adapter.calls)).toBe(2);
  });

  it('shows why a pasted text is not a code, until the next edit', async () => {
    const { adapter } = await renderForm();
    const input = codeField().element() as HTMLInputElement;
    await pasteText(input, 'Order 998877, code 480211');
    await expect.element(page.getByText('More than one code was found in that text.')).toBeVisible();
    await pasteText(input, 'Sent 23-11-26.');
    await expect.element(page.getByText('No code was found in that text.')).toBeVisible();
    await userEvent.keyboard('1');
    await expect.poll(() => page.getByText('in that text').elements()).toHaveLength(0);
    expect(adapter.calls).toEqual([]);
  });

  it('overwrites the digit of a pressed slot after a wrong code', async () => {
    const { adapter, onVerified } = await renderForm();
    const code = codeOf(adapter);
    const wrong = `${code.slice(0, 2)}${(Number(code[2]) + 1) % 10}${code.slice(3)}`;
    await userEvent.type(codeField(), wrong);
    await expect.element(alert()).toHaveTextContent('4 tries left.');
    const slot = document.querySelectorAll<HTMLElement>('[data-part=code-slot]')[2];
    await userEvent.click(codeField(), { position: { x: (slot?.offsetLeft ?? 0) + 5, y: 10 } });
    await userEvent.keyboard(code[2] ?? '');
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
  });

  it.each([
    ['no digits', ''],
    ['five digits', '12345'],
  ])('sends nothing with %s, and shows what is missing', async (_, digits) => {
    const { adapter } = await renderForm();
    if (digits) await userEvent.type(codeField(), digits);
    await userEvent.click(verify());
    await expect.element(alert()).toHaveTextContent('Enter all 6 digits of the code.');
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveValue(digits);
    await expect.element(codeField()).toBeInvalid();
    await userEvent.keyboard('{Enter}');
    expect(adapter.calls).toEqual([]);
  });

  it('shows that a code has expired, and sends a new one', async () => {
    const { adapter, onVerified } = await renderForm();
    const code = codeOf(adapter);
    later(601);
    await expect
      .element(description())
      .toHaveTextContent(`The code sent to ${readable[us]} has expired. Ask for a new one.`);
    await expect.element(button('Send code')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(description()).toHaveTextContent(/We sent a .*code to/);
    await expect.element(codeField()).toHaveFocus();
    await expect.element(codeField()).toHaveValue('');
    expect(codeOf(adapter)).not.toBe(code);
    await userEvent.keyboard(codeOf(adapter));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
  });

  it('shows that a code has expired if only the backend knows', async () => {
    const { adapter } = await renderForm();
    adapter.faults = { attemptVerification: [fail('code_expired')] };
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(description()).toHaveTextContent('has expired. Ask for a new one.');
    await expect.element(button(/Send code|Resend in/)).toHaveFocus();
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('shows that a code is used up, and sends a new one after the wait', async () => {
    const { adapter, onVerified } = await renderForm({ policy: { wrongCodesPerCode: 2 } }, { isSent: false });
    await userEvent.click(button('Send code'));
    await expect.element(description()).toHaveTextContent(/We sent a .*code to/);
    expect(adapter.inbox.messages).toHaveLength(1);
    await userEvent.type(codeField(), wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('1 try left.');
    await userEvent.keyboard(wrongCodeOf(adapter).replace(/^./, (digit) => String((Number(digit) + 1) % 10)));
    await expect
      .element(description())
      .toHaveTextContent(
        `Too many wrong codes, so the one sent to ${readable[us]} no longer works. Ask for a new one.`,
      );
    await expect.element(alert()).not.toBeInTheDocument();
    await expect.element(button(/^Resend in (30|2\d) sec$/)).toHaveFocus();
    later(30);
    await userEvent.click(button('Send code'));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(2);
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
  });

  it('offers to send a first code, and sends none by itself', async () => {
    const { adapter } = await renderForm({}, { isSent: false });
    await expect.element(description()).toHaveTextContent(/We will text a code to .* Message and data rates may apply/);
    await expect.element(button('Send code')).toHaveFocus();
    await aWhile();
    expect(adapter.calls).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.element(description()).toHaveTextContent(`We sent a 6-digit code to ${readable[us]}.`);
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('sends one message if the offer is clicked twice in one task', async () => {
    const { adapter } = await renderForm({ latency: 30 }, { isSent: false });
    const element = button('Send code').element() as HTMLButtonElement;
    element.click();
    element.click();
    await expect.element(codeField()).toBeVisible();
    await expect.element(description()).toHaveTextContent('We sent a 6-digit code');
    expect(adapter.calls).toEqual(['prepareVerification']);
  });

  it.each([
    ['message_not_sent', 'The message could not be sent.'],
    ['unsupported_country', 'Numbers of this country are not supported.'],
    ['recipient_opted_out', 'This number has opted out of our messages. Reply START to one of them'],
    ['recipient_unreachable', 'No code can reach this number. Use another number.'],
    ['network', 'The server could not be reached.'],
  ] as const)('shows why no code could be sent (%s), and offers it again', async (code, reason) => {
    const { adapter } = await renderForm({}, { isSent: false });
    adapter.faults = { prepareVerification: [fail(code)] };
    await userEvent.click(button('Send code'));
    await expect.element(alert()).toHaveTextContent(reason);
    await expect.element(button('Send code')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.element(codeField()).toHaveFocus();
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it.each([
    [new PhoneError('phone_number_taken'), 'This number is already in use by another account.'],
    [new PhoneError('rate_limited', { retryAfter: 120 }), 'Too many tries. Try again in 2 minutes.'],
    [new PhoneError('incorrect_code'), 'This code is not right.'],
    [new PhoneError('network'), 'The server could not be reached.'],
    [new PhoneError('unknown'), 'Something went wrong.'],
  ])('keeps the digits on %s, and submits them again on Enter', async (error, reason) => {
    const { adapter, onVerified } = await renderForm();
    adapter.faults = { attemptVerification: [fail(error)] };
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(alert()).toHaveTextContent(reason);
    await expect.element(codeField()).toHaveValue(codeOf(adapter));
    await expect.element(codeField()).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
  });

  it.each(['attempt', 'send'] as const)(
    'offers only to leave, without a countdown, once verification is locked (%s)',
    async (at) => {
      const { adapter } = await renderForm({}, { isSent: at === 'attempt' });
      adapter.faults = { [at === 'attempt' ? 'attemptVerification' : 'prepareVerification']: [fail('locked')] };
      if (at === 'attempt') await userEvent.type(codeField(), codeOf(adapter));
      else await userEvent.click(button('Send code'));
      await expect.element(alert()).toHaveTextContent('Locked after too many wrong codes. Contact support.');
      await expect.element(page.getByRole('group', { name: /^Locked/ })).toHaveFocus();
      expect(page.getByRole('textbox').elements()).toEqual([]);
      expect(page.getByText(/Resend|Send code|in \d+ sec/).elements()).toEqual([]);
    },
  );

  it('gives the focus to the outcome, unless it is elsewhere', async () => {
    const { adapter } = await renderForm();
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(description()).toHaveTextContent('is verified');
    await expect.element(description()).toHaveFocus();
  });

  it('counts a number as verified if only the response was lost', async () => {
    const { adapter, onVerified } = await renderForm();
    adapter.faults = { attemptVerification: [lost()] };
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(description()).toHaveTextContent('is verified');
    expect(onVerified).toHaveBeenCalledTimes(1);
  });

  it('continues to the code if the response to sending it was lost', async () => {
    const { adapter, onVerified } = await renderForm({}, { isSent: false });
    adapter.faults = { prepareVerification: [lost()] };
    await userEvent.click(button('Send code'));
    await expect.element(codeField()).toBeVisible();
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
    expect(adapter.inbox.messages).toHaveLength(1);
  });

  it('shows that the number is not on the list', async () => {
    await renderKit(<VerifyPhoneForm id="gone" />);
    await expect.element(alert()).toHaveTextContent('This number is no longer on your list.');
  });

  it('shows that the list could not be read', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    adapter.faults = () => fail('network');
    await renderKit(<VerifyPhoneForm id="any" />, { adapter });
    await expect.element(alert()).toHaveTextContent('The server could not be reached.');
  });

  it('expects as many digits as the backend sends', async () => {
    const { adapter, onVerified } = await renderForm({ policy: { codeLength: 4 } });
    await expect.element(description()).toHaveTextContent('We sent a 4-digit code');
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.poll(() => onVerified.mock.calls).toHaveLength(1);
  });

  it('can be cancelled', async () => {
    const adapter = faultyAdapter(
      memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: { status: 'unverified' } }] }),
    );
    const onCancel = vi.fn();
    await renderKit(<VerifyPhoneForm id={(await adapter.list({}))[0]!.id} onCancel={onCancel} autoFocus={false} />, {
      adapter,
    });
    await userEvent.type(codeField(), '12');
    await userEvent.click(button('Cancel'));
    expect(onCancel).toHaveBeenCalledTimes(1);
    expect(adapter.calls).not.toContain('attemptVerification');
  });
});
