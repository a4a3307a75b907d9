import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query';
import { Component, StrictMode, type ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../src/components/AddPhoneForm.js';
import { PhoneNumberList } from '../../src/components/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/PhoneNumbers.js';
import { VerifyPhoneForm } from '../../src/components/VerifyPhoneForm.js';
import { usePhoneNumbers } from '../../src/hooks/usePhoneNumbers.js';
import { useResendCountdown } from '../../src/hooks/useResendCountdown.js';
import { ar } from '../../src/messages/ar.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { phoneKeys } from '../../src/query/keys.js';
import { button, numberField, renderKit, rows, us } from '../support/page/render-kit.js';

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
  it('makes a QueryClient of its own where the app has none, and keeps it', async () => {
    const clients = new Set<QueryClient>();
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    const tree = (userId: string) => (
      <PhoneNumbersProvider adapter={adapter} userId={userId}>
        <PhoneNumberList />
        <Client onClient={(client) => void clients.add(client)} />
      </PhoneNumbersProvider>
    );
    const { rerender } = render(tree('user_1'));
    await expect.element(rows().first()).toBeVisible();
    rerender(tree('user_2'));
    expect(clients.size).toBe(1);
  });

  it("uses the app's QueryClient where there is one", async () => {
    const client = new QueryClient();
    const used = new Set<QueryClient>();
    render(
      <StrictMode>
        <QueryClientProvider client={client}>
          <PhoneNumbersProvider adapter={memoryAdapter({ phoneNumbers: [us] })} userId="user_1">
            <PhoneNumberList />
            <Client onClient={(found) => void used.add(found)} />
          </PhoneNumbersProvider>
        </QueryClientProvider>
      </StrictMode>,
    );
    await expect.element(rows().first()).toBeVisible();
    expect([...used]).toEqual([client]);
    expect(client.getQueryData(phoneKeys.list('user_1'))).toHaveLength(1);
  });

  it('speaks English, or the language it is given, and changes it without losing anything', async () => {
    const { change } = await renderKit(<PhoneNumbers />);
    await userEvent.click(button('Add phone number'));
    await userEvent.type(numberField(), '2015550123');
    await change({ messages: ar });
    await expect.element(button(ar.add.submit)).toBeVisible();
    await expect.element(page.getByRole('textbox', { name: ar.phoneField.phoneNumber })).toHaveValue('(201) 555-0123');
  });

  it('reads anew through another adapter only where the person is another, too', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    const { change } = await renderKit(<PhoneNumberList />, { adapter });
    await expect.element(rows().first()).toBeVisible();
    const other = memoryAdapter();
    await change({ adapter: other });
    await expect.element(rows().first()).toBeVisible();
    await change({ adapter: other, userId: 'user_2' });
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });

  it.each([
    ['PhoneNumbers', <PhoneNumbers key="1" />],
    ['PhoneNumberList', <PhoneNumberList key="2" />],
    ['AddPhoneForm', <AddPhoneForm key="3" />],
    ['VerifyPhoneForm', <VerifyPhoneForm key="4" id="any" />],
    ['usePhoneNumbers', <ListSize key="5" />],
    ['useResendCountdown', <Countdown key="6" />],
  ])('is missed by %s, whose error says what to do', async (_, children) => {
    vi.mocked(console.error).mockImplementation(() => {}); // React tells of what the boundary has caught
    render(<Boundary>{children}</Boundary>);
    await expect.element(page.getByRole('status')).toHaveTextContent(/no <PhoneNumbersProvider> above this component.*Wrap it: <PhoneNumbersProvider adapter=/);
  });
});
