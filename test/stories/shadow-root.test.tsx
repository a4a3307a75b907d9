import { StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { ShadowSettings } from '../../stories/support/examples/ShadowRoot.js';

const reset = document.createElement('style');
reset.textContent = '* { all: unset } button { background: rgb(255, 0, 0) !important }';
afterEach(() => reset.remove());

describe('the example of a shadow root', () => {
  it('works with the keyboard, in the look of the kit, beside styles of the page that reset everything', async () => {
    document.head.append(reset);
    render(
      <StrictMode>
        <ShadowSettings />
      </StrictMode>,
    );
    await userEvent.click(page.getByRole('button', { name: 'Add phone number' }));
    await userEvent.click(page.getByRole('button', { name: /^Country/ }));
    await userEvent.keyboard('Germ{Enter}');
    await expect.element(page.getByRole('button', { name: 'Country: Germany +49' })).toBeVisible();
    await userEvent.keyboard('015123456789');
    await expect.element(page.getByRole('textbox', { name: 'Phone number' })).toHaveValue('01512 3456789');
    const send = page.getByRole('button', { name: 'Send code' });
    const { backgroundColor, paddingLeft } = getComputedStyle(send.element());
    expect([backgroundColor, paddingLeft]).not.toContain('rgb(255, 0, 0)');
    expect(paddingLeft).not.toBe('0px');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('We sent a 6-digit code to +49 1512 3456789.')).toBeVisible();
  });
});
