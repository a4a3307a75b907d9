import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { BackupCodes } from '../../../src/components/backup-codes/BackupCodes.js';
import { Secret } from '../../../src/query/secret.js';
import { fail, faultyAdapter, hold } from '../../../src/testing/index.js';
import { findSecrets } from '../../support/page/find-secret.js';
import { aWhile, button, release, renderKit, us } from '../../support/page/render-kit.js';

const fresh = ['AAAA-1111-BBBB', 'CCCC-2222-DDDD', 'EEEE-3333-FFFF'];
const codeList = () => page.getByRole('list');
const shownCodes = () =>
  page
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent);
const status = () => page.getByRole('status');
const question = (name: string) => page.getByRole('alertdialog', { name });
const withFactor = (options: Parameters<typeof memoryAdapter>[0] = {}) =>
  faultyAdapter(memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }], ...options }));

async function renderShown() {
  const codes = new Secret<readonly string[]>(fresh);
  const onDone = vi.fn();
  const kit = await renderKit(<BackupCodes codes={codes} onDone={onDone} />, { adapter: withFactor() });
  await expect.poll(shownCodes).toEqual(fresh);
  return { ...kit, codes, onDone };
}

/** Whether the page would ask for confirmation before unloading. */
function asksBeforeUnload(): boolean {
  // Created so, its `returnValue` is a text, as in a browser that leaves the page.
  const event = document.createEvent('BeforeUnloadEvent') as BeforeUnloadEvent;
  event.initEvent('beforeunload', false, true);
  window.dispatchEvent(event);
  // Browsers older than 2024 check it alone.
  expect(event.returnValue).toBe(event.defaultPrevented ? 'true' : '');
  return event.defaultPrevented;
}

describe('BackupCodes', () => {
  it('asks before it creates new codes, and warns that the old ones stop working', async () => {
    const { adapter } = await renderKit(<BackupCodes />, { adapter: withFactor() });
    await userEvent.click(button('Get new codes'));
    await expect.element(question('Get new backup codes?')).toHaveAccessibleDescription(/old codes will stop working/);
    await expect.element(button('Keep the old ones')).toHaveFocus();
    expect(adapter.calls).not.toContain('createBackupCodes');
    await userEvent.click(button('Keep the old ones'));
    await expect.element(button('Get new codes')).toHaveFocus();
  });

  it('shows the new codes at once in an untranslated list, and moves focus there', async () => {
    const { adapter } = await renderKit(<BackupCodes />, { adapter: withFactor() });
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.poll(() => shownCodes().length).toBe(10);
    await expect.element(page.getByRole('group', { name: 'Save your backup codes' })).toHaveFocus();
    await expect.element(codeList()).toHaveAttribute('translate', 'no');
    await expect.element(codeList()).toHaveAttribute('dir', 'ltr');
    expect(adapter.calls.filter((call) => call === 'createBackupCodes')).toHaveLength(1);
  });

  it('keeps the question open and busy while codes are created, and creates them once', async () => {
    const adapter = withFactor();
    const held = hold();
    adapter.faults = { createBackupCodes: () => held };
    await renderKit(<BackupCodes />, { adapter });
    await userEvent.click(button('Get new codes'));
    const confirm = button('Get new codes').element() as HTMLButtonElement;
    confirm.click();
    confirm.click();
    await expect.element(button('Get new codes')).toHaveAttribute('aria-busy', 'true');
    await release(held);
    await expect.poll(() => shownCodes().length).toBe(10);
    expect(adapter.calls.filter((call) => call === 'createBackupCodes')).toHaveLength(1);
  });

  it('shows in the question why none could be created, and creates them on the next try', async () => {
    const adapter = withFactor();
    adapter.faults = { createBackupCodes: [fail('network')] };
    await renderKit(<BackupCodes />, { adapter });
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect
      .element(question('Get new backup codes?').getByRole('alert'))
      .toHaveTextContent('The server could not be reached.');
    await userEvent.click(button('Get new codes'));
    await expect.poll(() => shownCodes().length).toBe(10);
  });

  it('shows no error when the person cancels the step-up', async () => {
    const adapter = withFactor();
    adapter.faults = { createBackupCodes: [fail('step_up_cancelled')] };
    await renderKit(<BackupCodes />, { adapter });
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.poll(() => adapter.calls).toContain('createBackupCodes');
    await expect.element(button('Get new codes')).not.toHaveAttribute('aria-busy');
    expect(document.querySelector('[role=alert]')?.textContent).toBe('');
    await expect.element(question('Get new backup codes?')).toBeVisible();
  });

  it('renders nothing if the backend creates no codes and there are none to show', async () => {
    const adapter = { ...withFactor(), createBackupCodes: undefined };
    await renderKit(<BackupCodes />, { adapter: adapter as never });
    expect(page.getByRole('heading').elements()).toHaveLength(0);
  });
});

describe('saving backup codes', () => {
  it('copies all codes, one per line, and announces it', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await renderShown();
    await userEvent.click(button('Copy'));
    await expect.element(status()).toHaveTextContent('Copied.');
    expect(write).toHaveBeenCalledExactlyOnceWith(fresh.join('\n'));
  });

  it('selects them if the browser refuses to copy, and counts a manual copy as saved', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    const { onDone } = await renderShown();
    await userEvent.click(button('Copy'));
    await expect.element(status()).toHaveTextContent('Copying was not allowed.');
    const selected = getSelection()?.toString() ?? '';
    for (const code of fresh) expect(selected).toContain(code);
    expect(asksBeforeUnload()).toBe(true);
    await userEvent.keyboard('{Control>}c{/Control}');
    await expect.element(status()).toHaveTextContent('Copied.');
    await userEvent.click(button('Done'));
    await expect.poll(() => onDone.mock.calls).toHaveLength(1);
  });

  it('selects them if there is no clipboard, as on a page without TLS', async () => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as never);
    await renderShown();
    await userEvent.click(button('Copy'));
    await expect.element(status()).toHaveTextContent('Copying was not allowed.');
  });

  it('downloads them as a text file, announces it, and revokes the object URL', async () => {
    const files: { name: string; text: string }[] = [];
    const revoke = vi.spyOn(URL, 'revokeObjectURL');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      void fetch(this.href).then(async (response) => files.push({ name: this.download, text: await response.text() }));
    });
    await renderShown();
    await userEvent.click(button('Download'));
    await expect.element(status()).toHaveTextContent('Check your downloads for backup-codes.txt.');
    await expect
      .poll(() => files)
      .toEqual([{ name: 'backup-codes.txt', text: `Backup codes for ${location.host}\n\n${fresh.join('\n')}\n` }]);
    await expect.poll(() => revoke.mock.calls.length).toBe(1);
  });

  it('prints only the codes, announces it, and removes the printed copy', async () => {
    const printed = onPaper();
    const { unmount } = await renderShown();
    await userEvent.click(button('Print'));
    await expect.element(status()).toHaveTextContent('Check that the codes were printed.');
    await expect.poll(() => printed).toHaveLength(1);
    expect(printed[0]).toMatchObject({ lang: 'en', items: fresh, buttons: 0 });
    // iOS fires `afterprint` before it is done.
    await aWhile();
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    await userEvent.click(button('Print'));
    await expect.poll(() => printed).toHaveLength(2);
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    await unmount();
    expect(document.querySelectorAll('iframe')).toHaveLength(0);
  });
});

describe('leaving backup codes', () => {
  it('asks first if they were not saved, and returns to them', async () => {
    const { onDone } = await renderShown();
    expect(asksBeforeUnload()).toBe(true);
    await userEvent.click(button('Done'));
    const asked = question('Have you saved the codes?');
    await expect.element(asked).toHaveAccessibleDescription(/will not see them again/);
    await expect.element(button('Go back')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('group')).toHaveFocus();
    expect(onDone).not.toHaveBeenCalled();
    expect(shownCodes()).toEqual(fresh);
  });

  it.each(['Download', 'Print'])('asks after %s, since nobody knows whether the codes were kept', async (name) => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    onPaper();
    const { onDone } = await renderShown();
    await userEvent.click(button(name));
    await expect.element(status()).toHaveTextContent(/\S/);
    expect(asksBeforeUnload()).toBe(true);
    await userEvent.click(button('Done'));
    await expect.element(question('Have you saved the codes?')).toBeVisible();
    expect(onDone).not.toHaveBeenCalled();
  });

  it('leaves anyway if the person confirms, and forgets them', async () => {
    const { onDone, codes, client } = await renderShown();
    await userEvent.click(button('Done'));
    await userEvent.click(button('Leave'));
    await expect.poll(() => onDone.mock.calls).toHaveLength(1);
    expect(codes.reveal()).toBeNull();
    expect(asksBeforeUnload()).toBe(false);
    await expect.element(button('Get new codes')).toHaveFocus();
    expect(findSecrets(client, fresh)).toEqual([]);
  });

  it('does not ask once they are saved, even if the question was open', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { onDone } = await renderShown();
    await userEvent.click(button('Done'));
    await userEvent.click(button('Copy'));
    await expect.element(button('Done')).toBeVisible();
    expect(asksBeforeUnload()).toBe(false);
    await userEvent.click(button('Done'));
    await expect.poll(() => onDone.mock.calls).toHaveLength(1);
  });

  it('forgets them on unmount, but not on the simulated unmount of StrictMode', async () => {
    const { codes, unmount, client } = await renderShown();
    expect(codes.reveal()).toEqual(fresh);
    await unmount();
    await expect.poll(() => codes.reveal()).toBeNull();
    expect(findSecrets(client, fresh)).toEqual([]);
    expect(asksBeforeUnload()).toBe(false);
  });

  it('forgets codes that arrive after unmount', async () => {
    const adapter = withFactor({ latency: 80 });
    const { client, unmount } = await renderKit(<BackupCodes />, { adapter });
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await unmount();
    const mutationState = () => client.getMutationCache().getAll().at(-1)?.state;
    await expect.poll(() => mutationState()?.status).toBe('success');
    await expect.poll(() => (mutationState()?.data as Secret<unknown> | undefined)?.reveal()).toBeNull();
  });

  it('forgets them in the task in which the person leaves the page, so that a cached page has none', async () => {
    const { codes, client } = await renderShown();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(shownCodes()).toEqual([]);
    expect(codes.reveal()).toBeNull();
    expect(findSecrets(client, fresh)).toEqual([]);
    expect(asksBeforeUnload()).toBe(false);
    await expect.element(page.getByText('These codes are no longer shown.')).toBeVisible();
  });

  it('shows that codes are no longer shown when the component is removed and brought back', async () => {
    const codes = new Secret<readonly string[]>(fresh);
    function Tabs() {
      const [isOpen, setIsOpen] = useState(true);
      return (
        <>
          <button type="button" onClick={() => setIsOpen(!isOpen)}>
            Tab
          </button>
          {isOpen && <BackupCodes codes={codes} />}
        </>
      );
    }
    await renderKit(<Tabs />, { adapter: withFactor() });
    await expect.poll(shownCodes).toEqual(fresh);
    await userEvent.click(button('Tab'));
    await userEvent.click(button('Tab'));
    await expect.element(page.getByText('These codes are no longer shown.')).toBeVisible();
    expect(shownCodes()).toEqual([]);
    await expect.element(button('Get new codes')).toBeVisible();
  });

  it('closes when another person signs in', async () => {
    const { change } = await renderKit(<BackupCodes />, { adapter: withFactor() });
    await userEvent.click(button('Get new codes'));
    await userEvent.click(button('Get new codes'));
    await expect.poll(() => shownCodes().length).toBe(10);
    await change({ userId: 'user_2' });
    expect(shownCodes()).toEqual([]);
  });
});

interface Paper {
  lang: string;
  items: (string | null)[];
  buttons: number;
}

/** Stands in for the printer: records the content of a frame when it is printed. */
function onPaper(): Paper[] {
  const printed: Paper[] = [];
  const append = document.body.append.bind(document.body);
  vi.spyOn(document.body, 'append').mockImplementation((...nodes) => {
    const [frame] = nodes;
    if (frame instanceof HTMLIFrameElement) {
      frame.addEventListener('load', () => stub(frame), { once: true, capture: true });
    }
    append(...nodes);
  });
  const stub = ({ contentWindow, contentDocument }: HTMLIFrameElement) => {
    if (!contentWindow || !contentDocument) return;
    contentWindow.print = () => {
      const items = [...contentDocument.querySelectorAll('li')].map(({ textContent }) => textContent);
      printed.push({
        lang: contentDocument.documentElement.lang,
        items,
        buttons: contentDocument.querySelectorAll('button').length,
      });
      contentWindow.dispatchEvent(new Event('afterprint'));
    };
  };
  return printed;
}
