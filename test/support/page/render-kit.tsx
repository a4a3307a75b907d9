import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { render, renderHook } from '@testing-library/react';
import { memoryAdapter, type MemoryAdapter, type MemoryOperation } from '../../../src/adapters/memory/index.js';
import type { PhoneAdapter, StepUp } from '../../../src/core/adapter.js';
import type { Messages } from '../../../src/messages/types.js';
import { PhoneNumbersProvider, type PhoneNumbersProviderProps } from '../../../src/provider/PhoneNumbersProvider.js';
import { lastCode, wrongCodeFor } from '../phone-service.js';

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
  return { ...screen, adapter, client, change: (changed: KitOptions) => screen.rerender(tree({ ...options, ...changed })) };
}

/** One or more hooks of the kit, without a component: what an app with an interface of its own has. */
export async function renderKitHook<Result>(useIt: () => Result, options: KitOptions = {}) {
  const { client = new QueryClient(), adapter = memoryAdapter(), userId = 'user_1' } = options;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={adapter} userId={userId}>
          {children}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </StrictMode>
  );
  const { result, rerender, unmount } = renderHook(useIt, { wrapper });
  return { result, rerender, unmount, adapter, client };
}

export const us = '+12015550123';
export const gb = '+447400123456';
export const fr = '+33612345678';
export const readable = { [us]: '+1 201 555 0123', [gb]: '+44 7400 123456', [fr]: '+33 6 12 34 56 78' };

export const numberField = () => page.getByRole('textbox', { name: 'Phone number', exact: true });
export const codeField = () => page.getByRole('textbox', { name: 'Verification code', exact: true });
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
/** What is said to be wrong; the places where it would be said are there, and empty, before. */
export const alert = () => page.getByRole('alert').filter({ hasText: /\S/ });
export const rows = () => page.getByRole('listitem');

/** The code that the newest message brought. */
export const codeOf = (adapter: MemoryAdapter) => lastCode(adapter.inbox.messages);
/** A code that was not sent. */
export const wrongCodeOf = (adapter: MemoryAdapter) => wrongCodeFor(codeOf(adapter));

/**
 * Has the backend do what it is asked by this operation and keep the answer until `release`, so that a test can act in
 * the middle, however slow the machine is.
 */
export function holdAnswers<Operation extends MemoryOperation>(adapter: MemoryAdapter, operation: Operation) {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const run = adapter[operation] as (input: never) => Promise<unknown>;
  adapter[operation] = (async (input: never) => {
    const [outcome] = await Promise.allSettled([run(input)]);
    await released;
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }) as MemoryAdapter[Operation];
  return () => {
    adapter[operation] = run as MemoryAdapter[Operation];
    release();
    return aWhile();
  };
}

/** Lets the wall clock run, under fake time, as while the person was in another tab: it is looked at again at once. */
export function later(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** As long as whatever would still happen by itself needs. */
export const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));
