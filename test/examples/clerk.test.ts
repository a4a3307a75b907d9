import { describe, expect, it } from 'vitest';
import { clerkFrontendApi, type ClerkFrontendApi } from '../support/clerk/frontend-api.js';
import { password } from '../support/clerk/routes.js';
import { serve } from '../support/clerk/serve.js';
import { codeTo } from '../support/phone-service.js';
import { buildApp, viteApp } from './support/app.js';
import { addNumber, openApp } from './support/person.js';
import { runApp } from './support/running-app.js';
import { startVite, type RunningServer } from './support/server.js';

// Clerk's React components and client, as they are. Only the screens that the client loads from Clerk are a stand-in.

let api: ClerkFrontendApi;

describe('the app of the page "Beside Clerk’s UserProfile"', () => {
  const running = runApp(async () => {
    const folder = await buildApp('clerk', {
      parts: [...viteApp, ['src', 'stories/support/examples/clerk'], ['.', 'test/apps/clerk']],
      commands: [['vite/bin/vite.js', 'build']],
    });
    api = clerkFrontendApi();
    return startVite(folder, await startFrontendApi());
  });

  it('shows the numbers on a page of the profile, and removes one only after the user is verified again', async () => {
    const { page, problems } = await openApp(running.browser, running.app, '/');
    const openPhonePage = () => page.getByRole('button', { name: 'Phone numbers', exact: true }).click();
    await openPhonePage();
    await addNumber(page, running.app, openPhonePage);

    api.stepUp = true;
    await page.getByRole('button', { name: 'Remove +1 201 555 0123' }).click();
    await page.getByRole('button', { name: 'Remove number' }).click();
    const dialog = page.getByRole('dialog', { name: 'Verification required' });
    await dialog.getByRole('button', { name: 'Close' }).click();
    await page.locator('[data-part=confirmation] [aria-busy]').waitFor({ state: 'detached' });
    expect(await api.service.list('user_ada')).toHaveLength(1);

    await page.getByRole('button', { name: 'Remove number' }).click();
    await dialog.getByLabel('Password').fill(password);
    await dialog.getByRole('button', { name: 'Continue' }).click();
    await page.getByText('+1 201 555 0123 was removed.').waitFor({ state: 'attached' });
    expect(await api.service.list('user_ada')).toEqual([]);
    // The browser's own message about the response that requires a proof.
    expect(problems.filter((problem) => !problem.includes('403'))).toEqual([]);
  });
});

async function startFrontendApi(): Promise<RunningServer> {
  const { url, close } = await serve((request) => api.fetch(request));
  return {
    address: url,
    readCode: async (phoneNumber) => codeTo(phoneNumber, api.messages),
    readOutput: () => '',
    close,
  };
}
