import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, useEffect, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { memoryAdapter, type MemoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import stylesheet from '../../src/styles/styles.css?inline';
import { delay, fail, faultyAdapter } from '../../src/testing/index.js';
import { expectFocus, isLost, nameOf, tabTo } from '../support/page/by-keyboard.js';
import { codeOf, gb, us } from '../support/page/render-kit.js';

// Containers in which apps render the kit besides the page itself. The focus must neither get lost there nor escape.

describe.each([
  ['a modal dialog', ModalDialog],
  ['a modal dialog whose focus manager takes a focus that is lost', TrappingDialog],
  ['a shadow root', ShadowRoot],
  [
    'a shadow root in a modal dialog',
    ({ children }: { children: ReactNode }) => (
      <ModalDialog>
        <ShadowRoot>{children}</ShadowRoot>
      </ModalDialog>
    ),
  ],
])('PhoneNumbers in %s', (_, Place) => {
  async function renderIn(adapter: MemoryAdapter) {
    render(
      <StrictMode>
        <QueryClientProvider client={new QueryClient()}>
          <PhoneNumbersProvider adapter={adapter} userId="user_1">
            <Place>
              <PhoneNumbers defaultCountry="US" />
            </Place>
          </PhoneNumbersProvider>
        </QueryClientProvider>
      </StrictMode>,
    );
    await expect.poll(() => nameOf(reachable()[0]), { message: 'the first control' }).not.toBe('');
  }

  it('works by keyboard from the first number to the last, and keeps focus in place', async () => {
    const adapter = faultyAdapter(memoryAdapter());
    await renderIn(adapter);
    await tabTo('Add phone number');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Phone number');

    await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
    await expectFocus(/^Country: United States/);
    await userEvent.keyboard('{Enter}');
    await expectFocus('Search countries');
    await userEvent.keyboard('{Escape}');
    await expectFocus(/^Country: United States/);
    await userEvent.keyboard('{ArrowDown}');
    await expectFocus('Search countries');
    await userEvent.keyboard('unit{ArrowDown}{ArrowUp}{Control>}a{/Control}german{Enter}');
    await expectFocus('Phone number');
    await userEvent.keyboard('15123456789{Enter}');

    await expectFocus('Verification code');
    await userEvent.keyboard(codeOf(adapter));
    await expectFocus(/^\+49 1512 3456789/);
    await tabTo('Remove +49 1512 3456789');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Keep it');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Remove +49 1512 3456789');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Keep it');
    await tabTo('Remove number');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => adapter.list({})).toEqual([]);
    await expectFocus(/^No phone numbers yet/);
    expect(document.querySelector('dialog')?.open).not.toBe(false);
  });

  it('shows the backup codes that enabling two-step verification creates, and moves focus there and back', async () => {
    await renderIn(memoryAdapter({ phoneNumbers: [us] }));
    await tabTo('Turn on');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Which number should get the codes?');
    await tabTo('+1 201 555 0123');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Save your backup codes');
    await tabTo('Done');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Go back');
    await tabTo('Leave');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => isLost()).toBe(false);
    await tabTo('Stop using +1 201 555 0123 for codes');
  });

  it('returns focus to the button of a rejected change', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us, gb] }));
    await renderIn(adapter);
    adapter.faults = { makePrimary: [fail('forbidden')] };
    await tabTo('Make primary: +44 7400 123456');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Make primary: +44 7400 123456');
  });

  it('keeps focus in the field that the user types in when backup codes appear', async () => {
    const adapter = faultyAdapter(memoryAdapter({ phoneNumbers: [us] }));
    await renderIn(adapter);
    adapter.faults = () => delay(1500);
    await tabTo('Turn on');
    await userEvent.keyboard('{Enter}');
    await tabTo('+1 201 555 0123');
    await userEvent.keyboard('{Enter}');
    await tabTo('Add phone number');
    await userEvent.keyboard('{Enter}');
    await expectFocus('Phone number');
    await expect
      .poll(() =>
        [...document.querySelectorAll('*')].some((element) =>
          (element.shadowRoot ?? element).querySelector('[data-part=backup-code]'),
        ),
      )
      .toBe(true);
    await expectFocus('Phone number');
  });
});

function ModalDialog({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return <dialog ref={dialog}>{children}</dialog>;
}

/** As Radix's dialogs do: if the focused element is removed, the dialog itself takes the focus, at once. */
function TrappingDialog({ children }: { children: ReactNode }) {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const observer = new MutationObserver((changes) => {
      if (document.activeElement === document.body && changes.some(({ removedNodes }) => removedNodes.length > 0))
        dialog.current?.focus();
    });
    if (dialog.current) observer.observe(dialog.current, { childList: true, subtree: true });
    dialog.current?.focus();
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={dialog} role="dialog" aria-modal="true" aria-label="Account" tabIndex={-1}>
      {children}
    </div>
  );
}

function ShadowRoot({ children }: { children: ReactNode }) {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<globalThis.ShadowRoot | null>(null);
  useEffect(() => {
    if (!host.current) return;
    const shadow = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(stylesheet);
    shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return <div ref={host}>{root && createPortal(children, root as unknown as Element)}</div>;
}

function reachable(): Element[] {
  const roots: ParentNode[] = [
    document,
    ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ];
  return roots.flatMap((root) => [...root.querySelectorAll('[data-scope=phonekit] button:not([aria-disabled])')]);
}
