import { QueryClient } from '@tanstack/react-query';
import { hydrateRoot } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import {
  accountWithNumbers,
  appPage,
  everyComponent,
  hydratedClient,
  renderOnServer,
} from './support/page/every-component.js';
import { aWhile, button, codeField, numberField, readable, rows, gb, us } from './support/page/render-kit.js';

const leave: (() => void)[] = [];
afterEach(async () => {
  for (const go of leave.splice(0)) go();
  await aWhile();
});

/**
 * Hydrates the server's markup. Returns what React had to recover from. A warning on the console fails the test, too.
 */
async function hydratePage(name: string, { prefetched, format }: { prefetched: boolean; format?: boolean }) {
  const { html: plain, state } = await silenceWarnings(() => renderOnServer(name, { prefetched }));
  // A tab renders as a browser does; a server formats the numbers.
  const html = format ? plain.replaceAll(us, readable[us]).replaceAll(gb, readable[gb]) : plain;
  const container = document.createElement('div');
  container.innerHTML = html;
  document.body.append(container);
  const adapter = accountWithNumbers();
  const mended: unknown[] = [];
  const client = prefetched ? hydratedClient(state) : new QueryClient();
  const root = hydrateRoot(container, appPage(name, client, adapter), {
    onRecoverableError: (error) => void mended.push(error),
  });
  leave.push(() => {
    root.unmount();
    container.remove();
  });
  await aWhile();
  return { adapter, mended };
}

/** A tab is no server: React 18 warns there about layout effects, which libraries skip if there is no window. */
async function silenceWarnings<Result>(render: () => Promise<Result>): Promise<Result> {
  const { error } = console;
  console.error = () => {};
  return render().finally(() => (console.error = error));
}

describe('hydration', () => {
  it.each(Object.keys(everyComponent))('of %s has no mismatch, without the list and with it', async (name) => {
    for (const prefetched of [false, true]) expect((await hydratePage(name, { prefetched })).mended).toEqual([]);
  });

  it('of a prefetched list makes no request', async () => {
    const { adapter } = await hydratePage('PhoneNumbers', { prefetched: true });
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    // How many backup codes are left is fetched on the client, when that section has loaded.
    expect(adapter.calls.filter((call) => call !== 'backupCodeStatus')).toEqual([]);
  });

  it('keeps the formatted numbers of the server, before the metadata to format them is loaded', async () => {
    const { mended } = await hydratePage('PhoneNumbers', { prefetched: true, format: true });
    await expect.element(rows().first()).toHaveTextContent(readable[us]);
    await expect.element(button(`Remove ${readable[us]}`)).toBeInTheDocument();
    expect(mended).toEqual([]);
  });

  it('of a list that was not prefetched fetches it', async () => {
    await hydratePage('PhoneNumberList', { prefetched: false });
    await expect.element(rows().nth(1)).toHaveTextContent(readable[gb]);
  });

  it('results in working forms', async () => {
    const { adapter } = await hydratePage('PhoneNumbers', { prefetched: true });
    await userEvent.click(button('Add phone number'));
    await expect.element(numberField()).toHaveFocus();
    await userEvent.keyboard('+33612345678{Enter}');
    await expect.element(codeField()).toHaveFocus();
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.keyboard(adapter.inbox.messages[0]!.code);
    await expect.element(page.getByText('+33 6 12 34 56 78 is verified.')).toBeInTheDocument();
  });

  it('of VerifyPhoneForm continues with the pending code, and focuses the field', async () => {
    await hydratePage('VerifyPhoneForm', { prefetched: true });
    await expect.element(page.getByText(`We sent a 6-digit code to ${readable[gb]}.`)).toBeVisible();
    await expect.element(codeField()).toHaveFocus();
  });
});
