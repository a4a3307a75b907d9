import { render } from '@testing-library/react';
import { StrictMode, useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { en } from '../../src/messages/en.js';
import { PhoneField } from '../../src/primitives/PhoneField.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import '../../src/styles/styles.css';
import { dialogs } from './dialogs.js';
import { found } from './fields.js';

beforeEach(() => page.viewport(800, 600));

/** Clicks at the centre of an element with the mouse, so that an element that covers it gets the click instead. */
async function press(element: HTMLElement) {
  const root = element.getRootNode() as Document | ShadowRoot;
  // A dialog may still be opening.
  await vi.waitFor(() => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const isUncovered = element.contains(root.elementFromPoint(left + width / 2, top + height / 2));
    expect(isUncovered, `${element.dataset.part} is uncovered`).toBe(true);
  });
  if (element.ownerDocument === document) return userEvent.click(element);
  // Vitest finds no element in a frame.
  element.focus();
  element.click();
}

describe.each(Object.entries(dialogs))('in %s', (_, [Dialog, getRoot]) => {
  it('the list of countries is on top, can be pressed, and takes its Escape', async () => {
    const onClose = vi.fn();
    function App() {
      const [value, setValue] = useState<string | null>(null);
      return (
        <Dialog onClose={onClose}>
          <PhoneField
            labels={en.phoneField}
            locale="en"
            defaultCountry="US"
            flags="none"
            value={value}
            onChange={setValue}
          />
        </Dialog>
      );
    }
    render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
    const part = <Kind extends HTMLElement = HTMLElement>(name: string) =>
      found<Kind>(getRoot(), `[data-part=${name}]`);
    await expect.poll(() => getRoot().querySelector('[data-part=phone-input]')).not.toBe(null);
    const list = () => getRoot().querySelector('[data-part=country-popover]');
    const focused = () => (getRoot().activeElement as HTMLElement | null)?.dataset.part;

    await press(part('phone-input'));
    await userEvent.keyboard('2015550');
    const typed = part<HTMLInputElement>('phone-input').value;
    expect(typed.replace(/\D/g, '')).toBe('2015550');

    await press(part('country-button'));
    await expect.poll(focused).toBe('country-search');
    expect(part('country-popover').matches(':popover-open')).toBe(true);
    expect(part('country-popover').getBoundingClientRect().height).toBeGreaterThan(150);
    await press(part('country-search'));
    await userEvent.keyboard('Can');
    await userEvent.keyboard('{Escape}');
    expect([list(), focused(), onClose.mock.calls.length]).toEqual([null, 'country-button', 0]);
    expect(part<HTMLInputElement>('phone-input').value).toBe(typed);

    await press(part('country-button'));
    await expect.poll(focused).toBe('country-search');
    await userEvent.keyboard('Canada');
    await expect.poll(() => getRoot().querySelectorAll('[data-part=country-option]').length).toBe(1);
    await press(part('country-option'));
    await expect.poll(() => part('phone-field').dataset.country).toBe('CA');
    expect([list(), focused(), onClose.mock.calls.length]).toEqual([null, 'phone-input', 0]);
    expect(part<HTMLInputElement>('phone-input').value.replace(/\D/g, '')).toBe('2015550');

    // The next Escape belongs to the dialog.
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
  });

  it('Escape in a confirmation cancels it alone', async () => {
    const onClose = vi.fn();
    render(
      <PhoneNumbersProvider adapter={memoryAdapter({ phoneNumbers: [{ phoneNumber: '+12015550123' }] })} userId="me">
        <Dialog onClose={onClose}>
          <PhoneNumberList />
        </Dialog>
      </PhoneNumbersProvider>,
    );
    const remove = () => getRoot().querySelector<HTMLElement>('[data-part=row] [data-variant=plain]');
    await expect.poll(remove).not.toBe(null);
    remove()?.click();
    const confirmation = () => getRoot().querySelector('[data-part=confirmation]');
    await expect.poll(() => confirmation()?.contains(getRoot().activeElement)).toBe(true);
    await userEvent.keyboard('{Escape}');
    await expect.poll(confirmation).toBe(null);
    expect(getRoot().activeElement).toBe(remove());
    expect(onClose).not.toHaveBeenCalled();
  });
});
