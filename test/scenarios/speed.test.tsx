import { QueryClient } from '@tanstack/react-query';
import { Profiler, type ReactNode } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { VerifyPhoneForm } from '../../src/components/verification/VerifyPhoneForm.js';
import { writtenNumberModule } from '../../src/components/shared/useReadableNumbers.js';
import { en } from '../../src/messages/en.js';
import { flagPictures } from '../../src/primitives/CountryFlag.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { fail, faultyAdapter } from '../../src/testing/index.js';
import {
  alert,
  aWhile,
  button,
  codeField,
  codeOf,
  fr,
  gb,
  numberField,
  readable,
  renderKit,
  rows,
  us,
  wrongCodeOf,
} from '../support/page/render-kit.js';

let commits = 0;
const withProfiler = (children: ReactNode) => (
  <Profiler id="form" onRender={() => void (commits += 1)}>
    {children}
  </Profiler>
);

/** The number of commits per key, including follow-up updates. */
async function commitsOf(keys: readonly string[]) {
  const costs: number[] = [];
  for (const key of keys) {
    commits = 0;
    await userEvent.keyboard(key);
    await aWhile(25);
    costs.push(commits);
  }
  return costs;
}

// The countdown would commit once a second.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a keystroke', () => {
  // They load when the browser is idle, and rerender the form at an unpredictable moment.
  beforeAll(() => Promise.all([writtenNumberModule.load(), flagPictures.load()]).then(() => {}));

  it('costs one commit in AddPhoneForm', async () => {
    await renderKit(withProfiler(<AddPhoneForm />));
    await expect.element(numberField()).toHaveFocus();
    await aWhile();
    expect(await commitsOf([...'2015550123'])).toEqual(Array(10).fill(1));
    expect(await commitsOf(['{Backspace}', '4', '9', '{Backspace}'])).toEqual([1, 1, 1, 1]);
  });

  it('costs one commit in AddPhoneForm, whether or not it clears an error', async () => {
    const { adapter } = await renderKit(withProfiler(<AddPhoneForm />));
    await userEvent.type(numberField(), '555{Enter}');
    await expect.element(alert()).toHaveTextContent('too short');
    await aWhile();
    expect(await commitsOf(['5', '5', '5', '{Backspace}'])).toEqual([1, 1, 1, 1]);
    await userEvent.keyboard('{Control>}a{/Control}2015550123');
    adapter.faults = { create: [fail('rate_limited')] };
    await userEvent.keyboard('{Enter}');
    await expect.element(alert()).toHaveTextContent('Too many tries');
    await aWhile();
    expect(await commitsOf(['{Backspace}', '3'])).toEqual([1, 1]);
  });

  it('costs one commit in VerifyPhoneForm, even if it clears an error', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }));
    const { id } = (await adapter.list({}))[0]!;
    await adapter.prepareVerification({ id });
    await renderKit(withProfiler(<VerifyPhoneForm id={id} />), { adapter });
    await expect.element(codeField()).toHaveFocus();
    // The metadata for this format loads when the browser is idle, and rerenders the form.
    await expect.element(page.getByText(readable[us]).first()).toBeVisible();
    await aWhile();
    expect(await commitsOf([...'12345'])).toEqual([1, 1, 1, 1, 1]);
    await userEvent.keyboard('{Control>}a{/Control}' + wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left');
    await aWhile();
    expect(await commitsOf(['1', '2', '{Backspace}'])).toEqual([1, 1, 1]);
  });
});

describe('adding and verifying', () => {
  it('costs three requests after the first list', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [gb] }));
    render(
      <PhoneNumbersProvider adapter={adapter} userId="user_1">
        <PhoneNumbers />
      </PhoneNumbersProvider>,
    );
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toHaveFocus();
    await userEvent.keyboard('2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(page.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    await aWhile();
    expect(adapter.calls).toEqual(['list', 'create', 'prepareVerification', 'attemptVerification']);
  });

  it('costs the same if the forms are rendered alone', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    const client = new QueryClient();
    const { change } = await renderKit(<PhoneNumberList />, { adapter, client });
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    adapter.calls.length = 0;
    const form = await renderKit(<AddPhoneForm />, { adapter, client });
    await userEvent.type(numberField(), '2015550123{Enter}');
    // The list opens the step, as after a reload; the focus stays where it is.
    await expect.element(codeField()).toBeVisible();
    form.unmount();
    await change({});
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(page.getByText(`${readable[us]} is verified.`)).toBeInTheDocument();
    expect(adapter.calls).toEqual(['create', 'prepareVerification', 'attemptVerification']);
  });
});

describe('changing one number', () => {
  async function renderCounting() {
    const drawn: string[] = [];
    const messages = {
      ...en,
      list: { ...en.list, removeNumber: (name: string) => (drawn.push(name), en.list.removeNumber(name)) },
    };
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb, { phoneNumber: fr, verification: null }] }));
    const kit = await renderKit(<PhoneNumberList />, { adapter, messages });
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    await aWhile();
    drawn.length = 0;
    return { ...kit, drawnBesides: (name: string) => drawn.filter((other) => other !== name), drawn };
  }

  it('re-renders no other row: sending, a wrong code, the right one', async () => {
    const { adapter, drawn, drawnBesides } = await renderCounting();
    await userEvent.click(button(`Verify ${readable[fr]}`));
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(wrongCodeOf(adapter));
    await expect.element(alert()).toHaveTextContent('4 tries left');
    await userEvent.keyboard(codeOf(adapter));
    await expect.element(rows().nth(2)).not.toHaveTextContent('Unverified');
    await aWhile();
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawnBesides(readable[fr])).toEqual([]);
  });

  it('re-renders no other row: the question, a refusal, the removal', async () => {
    const { adapter, drawn, drawnBesides } = await renderCounting();
    await userEvent.click(button(`Remove ${readable[gb]}`));
    adapter.faults = { delete: [fail('unknown')] };
    await userEvent.click(button('Remove number'));
    await expect.element(alert()).toHaveTextContent('Something went wrong.');
    await userEvent.click(button('Remove number'));
    await expect.poll(() => rows().elements()).toHaveLength(2);
    await aWhile();
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawnBesides(readable[gb])).toEqual([]);
  });

  it('re-renders no row if a refetch changes nothing', async () => {
    const { client, drawn } = await renderCounting();
    await client.refetchQueries();
    await aWhile();
    expect(drawn).toEqual([]);
  });
});

describe('third parties', () => {
  it('receive no requests, from the first paint to the last number', async () => {
    const urls: string[] = [];
    const observer = new PerformanceObserver((entries) => urls.push(...entries.getEntries().map(({ name }) => name)));
    observer.observe({ type: 'resource', buffered: true });
    const { adapter } = await renderKit(<PhoneNumbers preferredCountries={['GB', 'FR']} />);
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toHaveFocus();
    await userEvent.click(page.getByRole('button', { name: /^Country/ }));
    await expect.element(page.getByRole('option', { name: /France/ })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await userEvent.type(numberField(), '2015550123{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(codeOf(adapter));
    await userEvent.click(button(`Remove ${readable[us]}`));
    await userEvent.click(button('Remove number'));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    await aWhile();
    urls.push(...observer.takeRecords().map(({ name }) => name));
    observer.disconnect();
    expect(urls.length).toBeGreaterThan(0);
    expect(urls.filter((url) => new URL(url).origin !== location.origin)).toEqual([]);
    expect(document.images).toHaveLength(0);
  });
});
