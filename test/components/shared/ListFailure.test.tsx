import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { button, holdAnswers, renderKit, rows, us } from '../../support/page/render-kit.js';

describe('a list that could not be read', () => {
  it('keeps the focus on "Try again" while it is read again, and where that fails too', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    adapter.offline = true;
    await renderKit(<PhoneNumbers />, { adapter });
    await userEvent.click(button('Try again'));
    adapter.offline = false;
    adapter.failNext('list', 'network');
    const release = holdAnswers(adapter, 'list');
    await userEvent.keyboard('{Enter}');
    await expect.element(button('Try again')).toHaveAttribute('aria-busy', 'true');
    await expect.element(button('Try again')).toHaveFocus();
    await release();
    await expect.element(button('Try again')).not.toHaveAttribute('aria-busy');
    await expect.element(button('Try again')).toHaveFocus();
  });

  it('moves the focus to the list once that is there', async () => {
    const adapter = memoryAdapter({ phoneNumbers: [us] });
    adapter.offline = true;
    await renderKit(<PhoneNumbers />, { adapter });
    await expect.element(button('Try again')).toBeVisible();
    adapter.offline = false;
    await userEvent.click(button('Try again'));
    await expect.element(rows().first()).toBeVisible();
    expect(document.activeElement?.getAttribute('data-part')).toBe('list-area');
  });
});
