import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { phoneKeys } from '../../src/query/keys.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { delay, fail, faultyAdapter, hold } from '../../src/testing/index.js';
import {
  alert,
  aWhile,
  button,
  codeField,
  codeOf,
  gb,
  numberField,
  readable,
  release,
  renderKit,
  rows,
  us,
} from '../support/page/render-kit.js';

/** Ada's and Bob's phones in one world, each with an adapter of their own. */
async function twoPeople() {
  const ada = faultyAdapter(memoryAdapter({ userId: 'ada', phoneNumbers: [us] }));
  const bob = faultyAdapter(memoryAdapter({ userId: 'bob', phoneNumbers: [gb], world: ada.world }));
  await Promise.all([ada.list({}), bob.list({})]);
  return { ada, bob };
}

describe('two people on one QueryClient', () => {
  it('see and change only their own numbers', async () => {
    const { ada, bob } = await twoPeople();
    render(
      <StrictMode>
        <QueryClientProvider client={new QueryClient()}>
          <div data-testid="ada">
            <PhoneNumbersProvider adapter={ada} userId="ada">
              <PhoneNumbers />
            </PhoneNumbersProvider>
          </div>
          <div data-testid="bob">
            <PhoneNumbersProvider adapter={bob} userId="bob">
              <PhoneNumbers />
            </PhoneNumbersProvider>
          </div>
        </QueryClientProvider>
      </StrictMode>,
    );
    const [left, right] = [page.getByTestId('ada'), page.getByTestId('bob')];
    await expect.element(left.getByText(readable[us])).toBeVisible();
    await expect.element(right.getByText(readable[gb])).toBeVisible();
    await userEvent.click(left.getByRole('button', { name: 'Add phone number' }));
    await userEvent.type(left.getByRole('textbox', { name: 'Phone number' }), '+33612345678{Enter}');
    await expect.element(left.getByRole('textbox', { name: 'Verification code' })).toHaveFocus();
    expect(left.getByRole('listitem').elements()).toHaveLength(2);
    expect(right.getByRole('listitem').elements()).toHaveLength(1);
    expect(right.getByRole('textbox').elements()).toHaveLength(0);
    expect(bob.inbox.messages.map(({ to }) => to)).toEqual(['+33612345678']);
  });
});

describe('one person after another', () => {
  it('sees their own list, and never the previous person’s', async () => {
    const { ada, bob } = await twoPeople();
    const { change } = await renderKit(<PhoneNumbers />, { adapter: ada, userId: 'ada' });
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    bob.faults = () => delay(80);
    await change({ adapter: bob, userId: 'bob' });
    expect(document.body).not.toHaveTextContent(readable[us]);
    await expect.element(rows().first()).toHaveTextContent(readable[gb]);
    await change({ adapter: ada, userId: 'ada' });
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    expect(document.body).not.toHaveTextContent(readable[gb]);
  });

  it('sees no draft of the previous person', async () => {
    const { ada, bob } = await twoPeople();
    const { change } = await renderKit(<AddPhoneForm />, { adapter: ada, userId: 'ada' });
    await userEvent.type(numberField(), '2015550123');
    await change({ adapter: bob, userId: 'bob' });
    await expect.element(numberField()).toHaveValue('');
  });

  it('sees no open form, digits or wait of the previous person', async () => {
    const adapter = faultyAdapter(
      memoryAdapter({
        userId: 'ada',
        phoneNumbers: [{ id: 'phone_1', phoneNumber: us, verification: null }],
      }),
    );
    const bob = faultyAdapter(
      memoryAdapter({
        userId: 'bob',
        phoneNumbers: [{ id: 'phone_1', phoneNumber: gb, verification: null }],
      }),
    );
    const { change } = await renderKit(<PhoneNumbers />, { adapter, userId: 'ada' });
    await userEvent.click(button(`Verify ${readable[us]}`));
    await expect.element(button(/^Resend in (30|2\d) sec$/)).toBeVisible();
    await userEvent.type(codeField(), '12');
    await change({ adapter: bob, userId: 'bob' });
    await expect.element(button(`Verify ${readable[gb]}`)).toBeVisible();
    await aWhile();
    expect(codeField().elements()).toHaveLength(0);
    await userEvent.click(button(`Verify ${readable[gb]}`));
    await expect.element(codeField()).toHaveValue('');
    await expect.poll(() => bob.inbox.messages).toHaveLength(1);
  });

  it('sees no error of the previous person', async () => {
    const { ada, bob } = await twoPeople();
    const { change } = await renderKit(<AddPhoneForm />, { adapter: ada, userId: 'ada' });
    ada.faults = { create: [fail('rate_limited')] };
    await userEvent.type(numberField(), '+33612345678{Enter}');
    await expect.element(alert()).toBeInTheDocument();
    await change({ adapter: bob, userId: 'bob' });
    await aWhile();
    await expect.element(alert()).not.toBeInTheDocument();
  });

  it('receives nothing from a list that is still loading', async () => {
    const { ada, bob } = await twoPeople();
    const held = hold();
    ada.faults = { list: () => held };
    const { change, client } = await renderKit(<PhoneNumbers />, { adapter: ada, userId: 'ada' });
    await change({ adapter: bob, userId: 'bob' });
    await expect.element(rows().first()).toHaveTextContent(readable[gb]);
    await release(held);
    expect(rows().elements()).toHaveLength(1);
    expect(JSON.stringify(client.getQueryData(phoneKeys.list({ adapter: bob, userId: 'bob' })))).not.toContain(us);
  });

  it.each([
    'an adapter for each',
    'one adapter for both, by cookie',
    'one adapter that does not know who is signed in',
  ])('receives nothing from a number that is still being added (%s)', async (kind) => {
    const { ada, bob } = await twoPeople();
    if (kind.includes('not know')) delete ada.currentUserId;
    const { change, client } = await renderKit(<PhoneNumbers />, { adapter: ada, userId: 'ada' });
    await userEvent.click(button('Add phone number'));
    const held = hold();
    ada.faults = { create: () => held };
    await userEvent.type(numberField(), '+33612345678{Enter}');
    await expect.element(button('Send code')).toHaveAttribute('aria-busy');
    if (kind.startsWith('one')) ada.userId = 'bob';
    const adapter = kind.startsWith('one') ? ada : bob;
    await change({ adapter, userId: 'bob' });
    await expect.element(rows().first()).toHaveTextContent(readable[gb]);
    await release(held);
    expect(rows().elements()).toHaveLength(1);
    expect(codeField().elements()).toHaveLength(0);
    await expect.element(alert()).not.toBeInTheDocument();
    expect(JSON.stringify(client.getQueryData(phoneKeys.list({ adapter: bob, userId: 'bob' })))).not.toContain(
      '+33612345678',
    );
    expect(ada.inbox.messages).toEqual([]);
  });

  it('receives nothing from a pending attempt, and Ada sees her number verified later', async () => {
    const { ada, bob } = await twoPeople();
    const { change, client } = await renderKit(<PhoneNumbers />, { adapter: ada, userId: 'ada' });
    await userEvent.click(button('Add phone number'));
    await userEvent.type(numberField(), '+33612345678{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => ada.inbox.messages).toHaveLength(1);
    const held = hold();
    ada.faults = { attemptVerification: () => held };
    await userEvent.keyboard(codeOf(ada));
    await expect.element(button('Verify')).toHaveAttribute('aria-busy');
    await change({ adapter: bob, userId: 'bob' });
    await expect.element(rows().first()).toHaveTextContent(readable[gb]);
    await release(held);
    expect(document.body).not.toHaveTextContent('+33 6 12 34 56 78');
    expect(client.getQueryData(phoneKeys.list({ adapter: bob, userId: 'bob' }))).toHaveLength(1);
    await change({ adapter: ada, userId: 'ada' });
    await expect.element(rows().nth(1)).not.toHaveTextContent('Unverified');
  });

  it('receives nothing from a pending removal', async () => {
    const { ada, bob } = await twoPeople();
    const { change } = await renderKit(<PhoneNumbers />, { adapter: ada, userId: 'ada' });
    await userEvent.click(button(`Remove ${readable[us]}`));
    const held = hold();
    ada.faults = { delete: () => held };
    await userEvent.click(button('Remove number'));
    await change({ adapter: bob, userId: 'bob' });
    await release(held);
    await expect.element(rows().first()).toHaveTextContent(readable[gb]);
    expect(document.body).not.toHaveTextContent('was removed');
    await change({ adapter: ada, userId: 'ada' });
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });
});
