import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import {
  memoryAdapter,
  memorySecondFactorAdapter,
  type MemoryAdapterOptions,
} from '../../../src/adapters/memory/index.js';
import {
  SecondFactorChallenge,
  type SecondFactorChallengeProps,
} from '../../../src/components/challenge/SecondFactorChallenge.js';
import { PhoneError } from '../../../src/core/errors.js';
import { de } from '../../../src/messages/de.js';
import { en } from '../../../src/messages/en.js';
import { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import { later, release } from '../../support/waiting.js';
import { pasteText } from '../../support/page/enter-text.js';
import { findSecrets } from '../../support/page/find-secret.js';
import { alert, button, codeField, gb, us } from '../../support/page/render-kit.js';
import { arriveAfter, resendsAfterWholeWait } from '../../support/page/slow-request.js';

afterEach(() => void vi.useRealTimers());

const buttonNames = () =>
  page
    .getByRole('button')
    .elements()
    .map(({ textContent }) => textContent);

type Props = Partial<SecondFactorChallengeProps<{ userId: string }>>;

/** A user with two reserved numbers, the first one the default, after the first step of a sign-in. */
async function signingIn({ props = {}, ...options }: MemoryAdapterOptions & { props?: Props } = {}) {
  const account = faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb], ...options }));
  const [first, second] = await account.list({});
  const reserved = await account.setReservedForSecondFactor({ id: first!.id, reserved: true });
  await account.setReservedForSecondFactor({ id: second!.id, reserved: true });
  const backupCodes = reserved.find(({ id }) => id === first!.id)!.backupCodes!;
  const adapter = faultyAdapter(memorySecondFactorAdapter(account));
  const onComplete = vi.fn();
  const client = new QueryClient();
  const tree = (more: Props = {}) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <SecondFactorChallenge adapter={adapter} onComplete={onComplete} {...props} {...more} />
      </QueryClientProvider>
    </StrictMode>
  );
  const code = () => account.inbox.messages.at(-1)!.code;
  const wrong = () => (code() === '000000' ? '111111' : '000000');
  return { account, adapter, client, onComplete, backupCodes, tree, code, wrong, sent: () => account.inbox.messages };
}

async function renderChallenge(options: Parameters<typeof signingIn>[0] = {}) {
  const signIn = await signingIn(options);
  const screen = render(signIn.tree());
  if (options.props?.autoSend !== false) await vi.waitFor(() => expect(signIn.sent()).toHaveLength(1));
  return { ...signIn, screen };
}

describe('SecondFactorChallenge', () => {
  it('sends one code automatically to the default number, masked, and takes focus', async () => {
    const { sent } = await renderChallenge();
    await expect.element(page.getByText(/We sent a 6-digit code to \+•+0123/)).toBeVisible();
    await expect.element(codeField()).toHaveFocus();
    expect(page.getByText('555 0123').elements()).toHaveLength(0);
    expect(sent().map(({ to }) => to)).toEqual([us]);
  });

  it('uses the texts of the provider, or its own if given, in each step', async () => {
    const { account, tree } = await signingIn({ props: { autoSend: false } });
    const under = (props: Props) => (
      <PhoneNumbersProvider adapter={account} userId="user" messages={de}>
        {tree(props)}
      </PhoneNumbersProvider>
    );
    const screen = render(under({}));
    await expect.element(button(de.verify.send)).toBeVisible();
    screen.rerender(under({ messages: en }));
    await userEvent.click(button(en.challenge.otherNumber));
    await expect.element(page.getByText(en.challenge.choose)).toBeVisible();
    screen.rerender(under({}));
    await expect.element(page.getByText(de.challenge.choose)).toBeVisible();
    await userEvent.click(button(de.challenge.useBackupCode));
    await expect.element(page.getByRole('textbox', { name: de.challenge.backupCode })).toBeVisible();
  });

  it('completes once with the right code', async () => {
    const { code, onComplete } = await renderChallenge();
    await userEvent.type(codeField(), code());
    await expect.element(page.getByText('Confirmed. One moment…')).toBeVisible();
    expect(onComplete).toHaveBeenCalledExactlyOnceWith({ userId: 'user' });
  });

  it('submits a code once if it is typed and submitted at once', async () => {
    const { adapter, code, onComplete } = await renderChallenge();
    const held = hold();
    adapter.faults = { attempt: () => held };
    await userEvent.click(codeField());
    await userEvent.keyboard(`${code()}{Enter}{Enter}`);
    await release(held);
    await expect.element(page.getByText('Confirmed. One moment…')).toBeVisible();
    expect(onComplete).toHaveBeenCalledOnce();
    expect(adapter.calls.filter((call) => call === 'attempt')).toHaveLength(1);
  });

  it('uses one attempt for a wrong code that is submitted twice at once', async () => {
    const { adapter, wrong } = await renderChallenge();
    const held = hold();
    adapter.faults = { attempt: () => held };
    await userEvent.click(codeField());
    await userEvent.keyboard(`${wrong()}{Enter}{Enter}`);
    await release(held);
    await expect.element(alert()).toHaveTextContent('This code is not right. 4 tries left.');
    expect(adapter.calls.filter((call) => call === 'attempt')).toHaveLength(1);
  });

  it.each([new PhoneError('network'), new PhoneError('unknown'), new PhoneError('rate_limited', { retryAfter: 1 })])(
    'retries a code that is typed or pasted again after $code, but not a wrong one',
    async (error) => {
      const { adapter, code, wrong, onComplete } = await renderChallenge();
      const attempts = () => adapter.calls.filter((call) => call === 'attempt').length;
      const input = codeField().element() as HTMLInputElement;
      await pasteText(input, wrong());
      await expect.element(alert()).toHaveTextContent('4 tries left.');
      adapter.faults = { attempt: [fail(error), fail(error)] };
      await userEvent.keyboard(code());
      await expect.poll(attempts).toBe(2);
      await expect.element(codeField()).not.toHaveAttribute('readonly');
      await userEvent.keyboard(code());
      await expect.poll(attempts).toBe(3);
      await expect.element(codeField()).not.toHaveAttribute('readonly');
      await pasteText(input, wrong());
      expect(attempts()).toBe(3);
      await pasteText(input, `${code()} is your code`);
      await expect.poll(() => onComplete.mock.calls).toHaveLength(1);
      expect(attempts()).toBe(4);
    },
  );

  it('stays passed, whatever is submitted afterwards', async () => {
    const { adapter, code, onComplete } = await renderChallenge();
    const form = (codeField().element() as HTMLInputElement).form!;
    await userEvent.type(codeField(), code());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    form.requestSubmit();
    await vi.waitFor(() => expect(adapter.calls).toContain('attempt'));
    await expect.element(page.getByText('Confirmed. One moment…')).toBeVisible();
    expect(alert().elements()).toHaveLength(0);
    expect(onComplete).toHaveBeenCalledOnce();
  });

  it('uses a backup code once if it is submitted twice in one task', async () => {
    const { adapter, backupCodes, onComplete } = await renderChallenge();
    await userEvent.click(button('Use a backup code'));
    const field = page.getByRole('textbox', { name: 'Backup code' });
    await userEvent.type(field, backupCodes[0]!);
    const form = (field.element() as HTMLInputElement).form!;
    form.requestSubmit();
    form.requestSubmit();
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(adapter.calls.filter((call) => call === 'attemptBackupCode')).toHaveLength(1);
    expect(alert().elements()).toHaveLength(0);
  });

  it('sends no second code when it remounts in the same sign-in', async () => {
    const { screen, tree, sent } = await renderChallenge();
    await expect.element(codeField()).toBeVisible();
    screen.unmount();
    render(tree());
    await expect.element(codeField()).toBeVisible();
    expect(sent()).toHaveLength(1);
  });

  it('waits for a click if autoSend is off', async () => {
    const { sent } = await renderChallenge({ props: { autoSend: false } });
    await expect.element(page.getByText(/We will text a code to \+•+0123/)).toBeVisible();
    await expect.element(button('Send code')).toHaveFocus();
    expect(sent()).toHaveLength(0);
    await userEvent.click(button('Send code'));
    await expect.element(codeField()).toHaveFocus();
    expect(sent()).toHaveLength(1);
  });

  it('shows how many attempts are left, and keeps and selects the digits', async () => {
    const { wrong, onComplete } = await renderChallenge();
    await userEvent.type(codeField(), wrong());
    await expect.element(alert()).toHaveTextContent('This code is not right. 4 tries left.');
    const field = codeField().element() as HTMLInputElement;
    expect(field.value.slice(field.selectionStart!, field.selectionEnd!)).toBe(wrong());
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('offers a new code after the wait when the sent one is used up', async () => {
    const { wrong, code, sent, onComplete } = await renderChallenge({ policy: { wrongCodesPerCode: 1 } });
    await expect.element(page.getByText(/We sent a 6-digit code/)).toBeVisible();
    await userEvent.type(codeField(), wrong());
    await expect.element(page.getByText(/Too many wrong codes/)).toBeVisible();
    await expect.element(button(/^Resend in (30|2\d) sec$/)).toHaveAttribute('aria-disabled', 'true');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 30_000 });
    await userEvent.click(button('Send code'));
    await vi.waitFor(() => expect(sent()).toHaveLength(2));
    await userEvent.type(codeField(), code());
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
  });

  it('shows that the code has expired', async () => {
    await renderChallenge();
    await expect.element(page.getByText(/We sent a 6-digit code/)).toBeVisible();
    await expect.element(codeField()).toBeVisible();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    await expect.element(button('Send code')).toBeVisible();
    expect(page.getByRole('textbox').elements()).toHaveLength(0);
  });

  it('resends after the cooldown, and announces that the previous code is void', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) });
    const { sent } = await renderChallenge();
    await expect.element(page.getByText(/We sent a 6-digit code/)).toBeVisible();
    await expect.element(button('Resend in 30 sec')).toBeVisible();
    later(30);
    await userEvent.click(button('Resend code'));
    await expect.element(page.getByText(/We sent a new code/)).toBeVisible();
    expect(sent()).toHaveLength(2);
  });

  it('is not refused as soon as the wait is over, although the first request took longer to arrive', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2030, 0, 1) });
    const { adapter, tree, sent } = await signingIn();
    const way = hold();
    adapter.prepare = arriveAfter(way, adapter.prepare);
    render(tree());
    await resendsAfterWholeWait(way);
    expect(sent()).toHaveLength(2);
  });

  it('sends to another number when it is chosen, and not again when the first one is', async () => {
    const { sent } = await renderChallenge();
    await userEvent.click(button('Use another number'));
    await expect.element(page.getByText('Where should we send the code?')).toBeVisible();
    await userEvent.click(page.getByRole('listitem').nth(1).getByRole('button'));
    await expect.element(page.getByText(/We sent a 6-digit code to \+•+3456/)).toBeVisible();
    await expect.element(codeField()).toHaveFocus();
    await userEvent.click(button('Use another number'));
    await userEvent.click(page.getByRole('listitem').nth(0).getByRole('button'));
    await expect.element(page.getByText(/We sent a 6-digit code to \+•+0123/)).toBeVisible();
    expect(sent().map(({ to }) => to)).toEqual([us, gb]);
  });

  it('shows no error at another number for a wrong code of the previous one', async () => {
    const { wrong } = await renderChallenge();
    await userEvent.keyboard(wrong());
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    await userEvent.click(button('Use another number'));
    await userEvent.click(page.getByRole('listitem').nth(1).getByRole('button'));
    await expect.element(page.getByText(/We sent a 6-digit code to \+•+3456/)).toBeVisible();
    expect(alert().elements()).toEqual([]);
  });

  it('accepts a backup code once', async () => {
    const { backupCodes, onComplete } = await renderChallenge();
    await userEvent.click(button('Use a backup code'));
    const field = page.getByRole('textbox', { name: 'Backup code' });
    await expect.element(field).toHaveFocus();
    await userEvent.type(field, backupCodes[0]!);
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledExactlyOnceWith({ userId: 'user' }));
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent('Confirmed. That backup code is used up now. One moment… Backup codes: 9 left');
  });

  it.each([
    [3, 'Backup codes: 3 left Few backup codes are left. Get new ones.'],
    [0, 'No backup codes are left. Get new ones.'],
    [null, ''],
  ])('says how many backup codes are left after one was used: %s', async (left, text) => {
    const { adapter, backupCodes } = await renderChallenge();
    Object.defineProperty(adapter, 'backupCodesLeft', { get: () => left });
    await userEvent.click(button('Use a backup code'));
    await userEvent.type(page.getByRole('textbox', { name: 'Backup code' }), backupCodes[0]!);
    await userEvent.keyboard('{Enter}');
    await expect
      .element(page.getByRole('status'))
      .toHaveTextContent(`Confirmed. That backup code is used up now. One moment… ${text}`.trim());
  });

  it('keeps a wrong backup code, shows an error, and sends nothing without one', async () => {
    const { adapter, onComplete } = await renderChallenge();
    await userEvent.click(button('Use a backup code'));
    await userEvent.click(button('Continue'));
    await expect.element(alert()).toHaveTextContent('Enter a backup code.');
    expect(adapter.calls).not.toContain('attemptBackupCode');
    await userEvent.type(page.getByRole('textbox', { name: 'Backup code' }), 'wrong-code');
    await userEvent.click(button('Continue'));
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    await expect.element(page.getByRole('textbox', { name: 'Backup code' })).toHaveValue('wrong-code');
    await userEvent.click(button('Get a code by text message'));
    await expect.element(codeField()).toHaveFocus();
    expect(onComplete).not.toHaveBeenCalled();
  });

  it('shows how long a lock-out lasts', async () => {
    const { adapter, code } = await renderChallenge();
    await expect.element(codeField()).toBeVisible();
    adapter.faults = { attempt: [fail('rate_limited', { retryAfter: 60 })] };
    await userEvent.type(codeField(), code());
    await expect.element(alert()).toHaveTextContent('Too many tries. Try again in 60 seconds.');
    await expect.element(codeField()).toHaveValue(code());
  });

  it('ends, with nothing left to try, when the second factor was removed meanwhile', async () => {
    const onCancel = vi.fn();
    const { account, adapter, code, onComplete } = await renderChallenge({ props: { onCancel } });
    await expect.element(codeField()).toHaveFocus();
    for (const { id } of await account.list({})) await account.setReservedForSecondFactor({ id, reserved: false });
    await userEvent.keyboard(code());
    await expect.element(page.getByText('This sign-in has ended. Start again.')).toHaveFocus();
    expect(buttonNames()).toEqual(['Back']);
    expect(page.getByRole('textbox').elements()).toEqual([]);
    expect(alert().elements()).toEqual([]);
    expect(localStorage).toHaveLength(0);
    await userEvent.click(button('Back'));
    expect(onCancel).toHaveBeenCalledOnce();
    expect(onComplete).not.toHaveBeenCalled();
    expect(adapter.calls.filter((call) => call === 'prepare')).toHaveLength(1);
  });

  it.each([
    ['attempt', 'unauthenticated'],
    ['prepare', 'unauthenticated'],
    ['list', 'unauthenticated'],
    ['attemptBackupCode', 'unauthenticated'],
    ['attempt', 'not_found'],
    ['prepare', 'not_found'],
  ] as const)('ends when %s rejects with %s', async (operation, over) => {
    const { adapter, tree, code, sent } = await signingIn();
    if (operation === 'list' || operation === 'prepare') adapter.faults = { [operation]: () => fail(over) };
    render(tree());
    if (operation === 'attempt') {
      await expect.element(codeField()).toHaveFocus();
      await vi.waitFor(() => expect(sent()).toHaveLength(1));
      adapter.faults = { [operation]: [fail(over)] };
      await userEvent.keyboard(code());
    } else if (operation === 'attemptBackupCode') {
      await userEvent.click(button('Use a backup code'));
      adapter.faults = { [operation]: [fail(over)] };
      await userEvent.keyboard('7kq4 9xmt 2wpd{Enter}');
    }
    await expect.element(page.getByText('This sign-in has ended. Start again.')).toBeVisible();
    expect(buttonNames()).toEqual([]);
  });

  it.each(['attempt', 'prepare'] as const)(
    'offers only the backup code if codes by text are locked (%s)',
    async (operation) => {
      const { adapter, tree, code, sent, backupCodes, onComplete } = await signingIn();
      if (operation === 'prepare') adapter.faults = { [operation]: [fail('locked')] };
      render(tree());
      if (operation === 'attempt') {
        await expect.element(codeField()).toHaveFocus();
        await vi.waitFor(() => expect(sent()).toHaveLength(1));
        adapter.faults = { [operation]: [fail('locked')] };
        await userEvent.keyboard(code());
      }
      await expect.element(alert()).toHaveTextContent('Locked after too many wrong codes. Contact support.');
      expect(buttonNames()).toEqual(['Use a backup code']);
      expect(page.getByRole('textbox').elements()).toEqual([]);
      await userEvent.click(button('Use a backup code'));
      await userEvent.keyboard(`${backupCodes[0]}{Enter}`);
      await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    },
  );

  it('accepts no more backup codes once they are locked', async () => {
    const { adapter } = await renderChallenge();
    await userEvent.click(button('Use a backup code'));
    adapter.faults = { attemptBackupCode: [fail('locked')] };
    await userEvent.keyboard('7kq4 9xmt 2wpd{Enter}');
    await expect.element(alert()).toHaveTextContent('Contact support.');
    await expect.element(button('Continue')).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('x{Enter}');
    expect(adapter.calls.filter((call) => call === 'attemptBackupCode')).toHaveLength(1);
    await userEvent.click(button('Get a code by text message'));
    await expect.element(codeField()).toHaveFocus();
  });

  it('shows why no code could be sent, and sends on the next click', async () => {
    const signIn = await signingIn();
    signIn.adapter.faults = { prepare: [fail('message_not_sent')] };
    render(signIn.tree());
    await expect.element(alert()).toHaveTextContent('The message could not be sent.');
    expect(signIn.sent()).toHaveLength(0);
    await userEvent.click(button('Send code'));
    await expect.element(codeField()).toHaveFocus();
    expect(signIn.sent()).toHaveLength(1);
  });

  it.each([
    new PhoneError('message_not_sent', { mayArrive: true }),
    new PhoneError('network'),
    new PhoneError('unknown'),
  ])('takes the code of a message that may have been sent: $code', async (error) => {
    const signIn = await signingIn();
    signIn.adapter.faults = { prepare: [{ ...fail(error), after: true }] };
    const screen = render(signIn.tree());
    await expect.element(alert()).toHaveTextContent(/could not be|went wrong/);
    expect(signIn.sent()).toHaveLength(1);
    expect(page.getByText(/We sent a/).elements()).toHaveLength(0);
    await expect.element(page.getByText(/We will text a code to/)).toBeVisible();
    await expect.element(button('Resend code')).not.toHaveAttribute('aria-disabled');
    // The field survives a reload.
    screen.unmount();
    render(signIn.tree());
    await userEvent.type(codeField(), signIn.code());
    await vi.waitFor(() => expect(signIn.onComplete).toHaveBeenCalledOnce());
    expect(signIn.sent()).toHaveLength(1);
  });

  it('offers "Try again" if the numbers could not be read', async () => {
    const signIn = await signingIn();
    signIn.adapter.faults = () => fail('network');
    render(signIn.tree());
    await expect.element(alert()).toHaveTextContent(/Check your connection/);
    signIn.adapter.faults = {};
    await userEvent.click(button('Try again'));
    await expect.element(codeField()).toBeVisible();
  });

  it('restarts with another sign-in', async () => {
    const { screen, tree, account, wrong } = await renderChallenge();
    await userEvent.type(codeField(), wrong());
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    screen.rerender(tree({ adapter: faultyAdapter(memorySecondFactorAdapter(account)) }));
    await expect.element(page.getByText(/tries left/)).not.toBeInTheDocument();
  });

  it('needs no provider, not even a QueryClientProvider', async () => {
    const { adapter, onComplete } = await signingIn();
    render(<SecondFactorChallenge adapter={adapter} onComplete={onComplete} />);
    await expect.element(codeField()).toBeVisible();
  });

  it('leaves no code in the caches, the storages or the document, during or after', async () => {
    const { adapter, client, code, wrong, backupCodes, onComplete } = await renderChallenge();
    const tried = [wrong(), code(), `${backupCodes[0]}x`];
    const seen: string[][] = [];
    const look = () => seen.push(findSecrets(client, tried));
    for (const operation of ['attempt', 'attemptBackupCode'] as const) {
      const run = adapter[operation] as (input: never) => Promise<{ userId: string }>;
      const watched = async (input: never) => {
        look();
        return run(input).finally(look);
      };
      Object.assign(adapter, { [operation]: watched });
    }
    await userEvent.type(codeField(), tried[0]!);
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    await userEvent.click(button('Use a backup code'));
    await userEvent.type(page.getByRole('textbox', { name: 'Backup code' }), tried[2]!);
    await userEvent.keyboard('{Enter}');
    await expect.element(alert()).toHaveTextContent('This code is not right.');
    await userEvent.click(button('Get a code by text message'));
    await userEvent.type(codeField(), tried[1]!);
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    look();
    expect(seen).toEqual(Array.from({ length: 7 }, () => []));
  });
});
