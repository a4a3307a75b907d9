import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Component, StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { VerifyPhoneForm } from '../../src/components/verification/VerifyPhoneForm.js';
import { usePhoneNumbers } from '../../src/hooks/usePhoneNumbers.js';
import { useResendCountdown } from '../../src/hooks/useResendCountdown.js';
import { ar } from '../../src/messages/ar.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { phoneKeys } from '../../src/query/keys.js';
import { us } from '../support/numbers.js';

function Client({ onClient }: { onClient: (client: QueryClient) => void }) {
  onClient(useQueryClient());
  return null;
}

function ListSize() {
  return <output>{usePhoneNumbers().data?.length}</output>;
}

function Countdown() {
  return <output>{useResendCountdown('any')}</output>;
}

class Boundary extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null };
  static getDerivedStateFromError(error: Error) {
    return { message: error.message };
  }
  override render() {
    return this.state.message === null ? this.props.children : <output>{this.state.message}</output>;
  }
}

describe('PhoneNumbersProvider', () => {
  it('creates a QueryClient if the app has none, and keeps it', async () => {
    const clients = new Set<QueryClient>();
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    const tree = (userId: string) => (
      <PhoneNumbersProvider adapter={adapter} userId={userId}>
        <PhoneNumberList />
        <Client onClient={(client) => void clients.add(client)} />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(tree('user_1'));
    expect(await screen.findByText('+1 201 555 0123')).toBeVisible();
    rerender(tree('user_2'));
    expect(clients.size).toBe(1);
  });

  it('uses the QueryClient of the app if there is one', async () => {
    const client = new QueryClient();
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    const used = new Set<QueryClient>();
    render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <PhoneNumbersProvider adapter={adapter} userId="user_1">
            <PhoneNumberList />
            <Client onClient={(found) => void used.add(found)} />
          </PhoneNumbersProvider>
        </QueryClientProvider>
      </StrictMode>,
    );
    expect(await screen.findByText('+1 201 555 0123')).toBeVisible();
    expect([...used]).toEqual([client]);
    expect(client.getQueryData(phoneKeys.list({ adapter, userId: 'user_1' }))).toHaveLength(1);
  });

  it('renders English, or the given language, and switches it without losing state', async () => {
    const user = userEvent.setup();
    const adapter = memoryAdapter();
    const tree = (messages?: PhoneMessages) => (
      <PhoneNumbersProvider adapter={adapter} userId="user_1" messages={messages}>
        <PhoneNumbers defaultCountry="US" />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(tree());
    await user.click(screen.getByRole('button', { name: 'Add phone number' }));
    await user.type(await screen.findByRole('textbox', { name: 'Phone number' }), '2015550123');
    rerender(tree(ar));
    expect(screen.getByRole('button', { name: ar.add.submit })).toBeVisible();
    expect(screen.getByRole('textbox', { name: ar.phoneField.phoneNumber })).toHaveValue('(201) 555-0123');
  });

  it('refetches the list only if the adapter reaches another backend or the user changes', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    const sameBackend = { ...memoryAdapter(), scope: adapter.scope };
    const other = memoryAdapter();
    const tree = (now: MemoryAdapter, userId: string) => (
      <PhoneNumbersProvider adapter={now} userId={userId}>
        <PhoneNumberList />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(tree(adapter, 'user_1'));
    expect(await screen.findByText('+1 201 555 0123')).toBeVisible();
    rerender(tree(sameBackend, 'user_1'));
    expect(screen.getByText('+1 201 555 0123')).toBeVisible();
    rerender(tree(sameBackend, 'user_2'));
    expect(await screen.findByText('No phone numbers yet')).toBeVisible();
    rerender(tree(adapter, 'user_1'));
    expect(screen.getByText('+1 201 555 0123')).toBeVisible();
    rerender(tree(other, 'user_1'));
    expect(await screen.findByText('No phone numbers yet')).toBeVisible();
  });

  it.each([
    ['PhoneNumbers', <PhoneNumbers key="1" />],
    ['PhoneNumberList', <PhoneNumberList key="2" />],
    ['AddPhoneForm', <AddPhoneForm key="3" />],
    ['VerifyPhoneForm', <VerifyPhoneForm key="4" id="any" />],
    ['usePhoneNumbers', <ListSize key="5" />],
    ['useResendCountdown', <Countdown key="6" />],
  ])('is required by %s, which throws and says what to do', (_, children) => {
    vi.spyOn(console, 'error').mockImplementation(() => {}); // React logs the error that the boundary has caught
    render(<Boundary>{children}</Boundary>);
    expect(screen.getByRole('status')).toHaveTextContent(
      'this component needs a <PhoneNumbersProvider adapter={…} userId="…"> above it',
    );
  });

  it('without an adapter, as in JavaScript, is an error that says what is needed', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    render(
      <Boundary>
        {/* @ts-expect-error The adapter is missing. */}
        <PhoneNumbersProvider userId="user_1">
          <PhoneNumbers />
        </PhoneNumbersProvider>
      </Boundary>,
    );
    expect(screen.getByRole('status')).toHaveTextContent('needs a <PhoneNumbersProvider adapter={…}');
  });
});
