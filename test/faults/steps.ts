import { expect } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { codeField, codeOf, readable, us } from '../support/page/render-kit.js';
import type { Scene } from './scene.js';

// A user's steps, and how their effects are visible.

export function isCalled(name: string): (request: string) => boolean {
  return (request) => request.startsWith('POST ') && request.endsWith(`/${name}`);
}

/** Clicks once, or twice in one task, so that no render can happen in between. */
export async function click(target: Locator, clicks = 1): Promise<void> {
  await expect.element(target).not.toHaveAttribute('aria-disabled');
  if (clicks === 1) return userEvent.click(target);
  const element = target.element() as HTMLElement;
  for (let at = 0; at < clicks; at += 1) element.click();
}

export async function sees(text: string): Promise<void> {
  await expect.element(page.getByText(text, { exact: true }).first()).toBeVisible();
}

export async function says(text: string): Promise<void> {
  await expect.element(page.getByRole('status').filter({ hasText: text }).first()).toBeInTheDocument();
}

export async function completeCode(scene: Scene): Promise<void> {
  await userEvent.type(codeField(), codeOf(scene.server).slice(-1));
}

export async function typesCode(scene: Scene): Promise<void> {
  await expect.poll(() => scene.server.inbox.messages.length, { message: 'messages' }).toBeGreaterThan(0);
  await userEvent.fill(codeField(), codeOf(scene.server));
  await says(`${readable[us]} is verified.`);
}

/** The refetched list shows that it was done. */
export const seenOnList = { 'answer lost after it acted': 'done', 'truncated JSON': 'done' } as const;
/** It acts on no existing number: the server does not know the address. */
export const atNoAddress = { '404 because another tab deleted it': 'not_found' } as const;
