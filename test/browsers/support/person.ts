import { expect } from 'vitest';
import type { Tab } from './engine.js';

/** A button by its name. */
export const button = (name: string) => `//button[@aria-label="${name}" or normalize-space(.)="${name}"]`;
export const part = (name: string) => `//*[@data-part="${name}"]`;
export const numberField = '//input[@type="tel"]';
export const codeField = part('code-input');

/** Waits until the page says a text, on the screen or to a screen reader. */
export async function expectSaid(tab: Tab, text: string): Promise<void> {
  await expect.poll(() => tab.evaluate(() => document.querySelector('main')?.textContent ?? '')).toContain(text);
}

/** Waits for a new message in the tab's own backend and returns its code. */
export async function codeOfMessage(tab: Tab, count: number): Promise<string> {
  const codes = () => tab.evaluate(() => window.adapter.inbox.messages.map(({ code }) => code));
  await expect.poll(codes).toHaveLength(count);
  return (await codes()).at(-1) ?? '';
}

/** What the page and the browser reported as errors. */
export const complaints = (tab: Tab) => tab.evaluate(() => window.complaints);

/** Opens the form, types a number and submits it. */
export async function addNumber(tab: Tab, digits: string): Promise<void> {
  await tab.click(button('Add phone number'));
  await tab.click(numberField);
  await tab.type(digits);
  await tab.press('Enter');
  await expectSaid(tab, 'We sent a 6-digit code');
}

declare global {
  interface Window {
    adapter: { inbox: { messages: readonly { code: string }[] } };
    backupCodes: readonly string[];
    complaints: string[];
    /** The last value that the field of the scene reported. */
    value: string | null;
  }
}
