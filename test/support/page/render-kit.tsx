import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { StrictMode, type ReactNode } from 'react';
import { vi } from 'vitest';
import { page } from 'vitest/browser';
import { memoryAdapter, type MemoryAdapter, type MemoryOperation } from '../../../src/adapters/memory.js';
import type { PhoneAdapter, StepUp } from '../../../src/core/adapter.js';
import type { Messages } from '../../../src/messages/types.js';
import { PhoneNumbersProvider } from '../../../src/provider/PhoneNumbersProvider.js';

export { codeOf, fr, gb, readable, us, wrongCodeOf } from '../numbers.js';

export interface KitOptions<Adapter extends PhoneAdapter = MemoryAdapter> {
  adapter?: Adapter;
  userId?: string;
  messages?: Messages;
  onStepUp?: StepUp;
  client?: QueryClient;
}

/** The real tree over the backend in the tab, under StrictMode, as an app would have it. */
export async function renderKit(children: ReactNode, options: KitOptions = {}) {
  const { client = new QueryClient(), adapter = memoryAdapter() } = options;
  const tree = ({ userId = 'user_1', messages, onStepUp, adapter: now = adapter }: KitOptions) => (
    <StrictMode>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider adapter={now} userId={userId} messages={messages} onStepUp={onStepUp}>
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
