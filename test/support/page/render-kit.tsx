import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { page } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapter } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter, StepUp } from '../../../src/core/adapter.js';
import type { Messages } from '../../../src/messages/types.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../../../src/provider/PhoneNumbersProvider.js';

export { aWhile, holdAnswers, later } from '../waiting.js';
export { codeOf, fr, gb, readable, us, wrongCodeOf } from '../numbers.js';

export interface KitOptions<Adapter extends PhoneAdapter = MemoryAdapter> {
  adapter?: Adapter;
  userId?: string;
  messages?: Messages;
  phoneField?: PhoneNumbersProviderProps['phoneField'];
  onStepUp?: StepUp;
  client?: QueryClient;
}

/** The real tree over the backend in the tab, under StrictMode, as an app would have it. */
export async function renderKit(children: ReactNode, options: KitOptions = {}) {
  const { client = new QueryClient(), adapter = memoryAdapter() } = options;
  const tree = ({ userId = 'user_1', messages, phoneField, onStepUp, adapter: now = adapter }: KitOptions) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={now} userId={userId} messages={messages} phoneField={phoneField} onStepUp={onStepUp}>
          {children}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  const screen = render(tree(options));
  return { ...screen, adapter, client, change: async (changed: KitOptions) => screen.rerender(tree({ ...options, ...changed })) };
}

export const numberField = () => page.getByRole('textbox', { name: 'Phone number', exact: true });
export const codeField = () => page.getByRole('textbox', { name: 'Verification code', exact: true });
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** What is said to be wrong; the places where it would be said are there, and empty, before. */
export const alert = () => page.getByRole('alert').filter({ hasText: /\S/ });
export const rows = () => page.getByRole('listitem');
