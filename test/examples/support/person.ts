import axe from 'axe-core';
import { expect } from 'vitest';
import type { Browser, Page } from 'playwright';
import { openPage } from '../../support/open-page.js';
import type { RunningServer } from './server.js';

/** A page that collects the errors of the browser, React and the kit, and the requests to other hosts. */
export async function openApp(
  browser: Browser,
  { address }: RunningServer,
  path: string,
  media: Parameters<Page['emulateMedia']>[0] = {},
) {
  const page = await openPage(browser);
  await page.emulateMedia(media);
  const problems: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('request', (request) => isOwn(request.url(), address) || problems.push(`requests ${request.url()}`));
  // A response whose body was not read to its end shows as aborted.
  page.on('requestfailed', (request) => {
    if (request.url().includes('/phone'))
      problems.push(`${request.method()} ${request.url()}: ${request.failure()?.errorText}`);
  });
  await page.goto(address + path);
  return { page, problems, requests };
}

/** Returns the texts whose contrast with their background is too low (WCAG 1.4.3). */
export async function findFaintTexts(page: Page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run({ runOnly: ['color-contrast'] }),
  );
  return violations.flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => [html, failureSummary]));
}

/**
 * Adds a number, verifies it by the code of the message, and finds it again after a reload, by `openAgain` if the app
 * starts elsewhere.
 */
export async function addNumber(
  page: Page,
  { readCode }: RunningServer,
  openAgain = () => Promise.resolve(),
): Promise<void> {
  await page.getByRole('button', { name: 'Add phone number' }).click();
  await page.getByRole('textbox', { name: 'Phone number' }).fill('+1 201 555 0123');
  await page.getByRole('button', { name: 'Send code' }).click();
  await page.getByText('We sent a 6-digit code to +1 201 555 0123.').waitFor();
  await page.getByRole('textbox', { name: 'Verification code' }).fill(await readCode('+12015550123'));
  await page.getByText('+1 201 555 0123 is verified.').waitFor({ state: 'attached' });
  await page.reload();
  await openAgain();
  await expect.poll(() => page.locator('[data-part=row]').textContent()).toContain('+1 201 555 0123');
  await expect.poll(() => page.locator('[data-part=row][data-verified]').count()).toBe(1);
}

const isOwn = (url: string, address: string) =>
  [`${address}/`, `blob:${address}/`, 'data:'].some((start) => url.startsWith(start));
