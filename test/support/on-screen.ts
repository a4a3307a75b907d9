import { screen, waitFor } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect } from 'vitest';

// Queries of the kit's current screen, for tests without a real browser. Use `waitFor` for what is still to come.

export const numberField = () => screen.getByRole('textbox', { name: 'Phone number' });
export const codeField = () => screen.getByRole('textbox', { name: 'Verification code' });
export const button = (name: string) => screen.getByRole('button', { name });
export const rows = () => screen.queryAllByRole('listitem');
/** The visible errors. Their containers are rendered empty before. */
export const alerts = () => screen.queryAllByRole('alert').filter(({ textContent }) => /\S/.test(textContent ?? ''));

/** Waits until exactly one error is visible, with this text. */
export async function expectAlert(text: string): Promise<void> {
  await waitFor(() => {
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toHaveTextContent(text);
  });
}

/** Clicks the button with this name as soon as it is enabled. */
export async function press(user: UserEvent, name: string): Promise<void> {
  const found = await waitFor(() => {
    expect(button(name)).not.toHaveAttribute('aria-disabled', 'true');
    return button(name);
  });
  await user.click(found);
}
