import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';

// What is on the kit's screens now, for tests that need no real browser. What is still to come is awaited by `waitFor`.

export const numberField = () => screen.getByRole('textbox', { name: 'Phone number' });
export const codeField = () => screen.getByRole('textbox', { name: 'Verification code' });
export const button = (name: string) => screen.getByRole('button', { name });
export const rows = () => screen.queryAllByRole('listitem');
/** The errors that are shown. Their containers are on the page before, and empty. */
export const alerts = () => screen.queryAllByRole('alert').filter(({ textContent }) => /\S/.test(textContent ?? ''));

/** Waits until exactly one error is shown, with this text. */
export async function expectAlert(text: string): Promise<void> {
  await waitFor(() => {
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toHaveTextContent(text);
  });
}

/** Clicks the button of this name as soon as it is available. */
export async function press(user: UserEvent, name: string): Promise<void> {
  const found = await waitFor(() => {
    expect(button(name)).not.toHaveAttribute('aria-disabled', 'true');
    return button(name);
  });
  await user.click(found);
}
