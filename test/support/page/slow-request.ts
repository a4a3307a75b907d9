import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Hold } from '../../../src/testing/index.js';
import { later, release } from '../waiting.js';
import { button } from './render-kit.js';

/** The same send, which reaches the backend only when the test releases `way`. */
export function arriveAfter<Input, Result>(
  way: Hold,
  send: (input: Input) => Promise<Result>,
): (input: Input) => Promise<Result> {
  return (input) => way.until().then(() => send(input));
}

/** Sees the whole wait once the first code is sent, 5 s after it was requested; a click at its end sends another. */
export async function resendsAfterWholeWait(way: Hold): Promise<void> {
  await expect.element(button('Resend in 30 sec')).toBeVisible();
  later(5);
  await expect.element(button('Resend in 25 sec')).toBeVisible();
  await release(way);
  await expect.element(button('Resend in 30 sec')).toBeVisible();
  later(30);
  await userEvent.click(button('Resend code'));
  await expect.element(page.getByText(/We sent a new code/)).toBeVisible();
}
