import type { StoryContext } from '@storybook/react-vite';
import { useState, type ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, page } from 'vitest/browser';
import { render } from '@testing-library/react';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import '../../src/styles/styles.css';
import type { BackendParameters } from '../../stories/support/backend.js';
import { initialGlobals } from '../../stories/support/environment.js';
import { SignInStep } from '../../stories/support/SignInStep.js';
import { withBackend } from '../../stories/support/withBackend.js';
import { wrongCodeFor } from '../support/phone-service.js';
import { alert, button, codeField, numberField, rows } from '../support/page/render-kit.js';

// Every task in a browser, over `npm run server`: the adapter, the handler, and PostgreSQL as PGlite.

let server = '';
beforeAll(async () => void (server = await commands.startServer(location.origin)));
afterAll(() => commands.stopServer(server));

const policy = {
  resendCooldown: 0,
  sendsPerUser: { max: 20, window: 600 },
  sendsPerPhoneNumber: { max: 20, window: 600 },
};

describe('a story with the toolbar Backend at HTTP', () => {
  it.each(['kit', 'library'])(
    'completes the whole flow with %s: add, verify, second factor, sign in by code and backup code, remove',
    async (numberField) => {
      await renderStory(<Account />, { server, policy }, { numberField });
      await expect.element(page.getByText('No phone numbers yet')).toBeVisible();

      await add('2015550123');
      await codeField().fill(wrongCodeFor(await newestCode(1)));
      await expect.element(alert()).toHaveTextContent('This code is not right. 4 tries left.');
      await codeField().fill(await newestCode(1));
      await expect.element(rows().filter({ hasText: '+1 201 555 0123' }).first()).toHaveTextContent('Primary');
      await add('2015550188');
      await codeField().fill(await newestCode(2));
      await expect.element(button('Make primary: +1 201 555 0188')).toBeVisible();

      await button('Turn on').click();
      await button('+1 201 555 0123').click();
      const [backupCode] = await savedBackupCodes();
      await button('Add a number for codes').click();
      await button('+1 201 555 0188').click();
      await button('Make default: +1 201 555 0188').click();
      await expect.element(button('Make default: +1 201 555 0123')).toBeVisible();

      await button('Sign in').click();
      await codeField().fill(await newestCode(3));
      await expect.element(page.getByText('Signed in as the same person: 1')).toBeVisible();

      await button('Sign in').click();
      await expect.poll(messageCount).toBe(4);
      await button('Use a backup code').click();
      await page.getByRole('textbox', { name: 'Backup code' }).fill(backupCode);
      await button('Continue').click();
      await expect.element(page.getByText('Signed in as the same person: 2')).toBeVisible();

      await button('Get new codes').click();
      await button('Get new codes').last().click();
      expect(await savedBackupCodes()).not.toContain(backupCode);

      await button('Stop using +1 201 555 0123 for codes').click();
      await button('Stop using it').click();
      await expect.element(button('Stop using +1 201 555 0123 for codes')).not.toBeInTheDocument();
      await button('Remove +1 201 555 0188').click();
      await button('Remove number').click();
      await expect.element(page.getByText('Two-step verification is off')).toBeVisible();
      await expect.element(button('Remove +1 201 555 0188')).not.toBeInTheDocument();
    },
  );

  it('starts with its seeds in its language, and restores them after a reload', async () => {
    const seeds: BackendParameters = {
      server,
      persist: 'http-test',
      phoneNumbers: ['+12015550123', { phoneNumber: '+447400123456', verification: { status: 'expired' } }],
    };
    const first = await renderStory(<PhoneNumbers />, seeds, { language: 'de' });
    await button('+44 7400 123456 bestätigen').click();
    await expect.element(page.getByRole('article')).toHaveTextContent('ist Ihr Bestätigungscode');
    first.unmount();
    await renderStory(<PhoneNumbers />, seeds);
    await expect.element(rows().nth(1)).toHaveTextContent('+44 7400 123456');
    await expect.element(page.getByRole('article')).toBeVisible();
  });

  it('applies the connection toolbar and the faults of the story', async () => {
    await renderStory(<PhoneNumbers />, { server, faults: [{ operation: 'create', error: 'rate_limited' }] });
    await button('Add phone number').click();
    await numberField().fill('2015550123');
    await button('Send code').click();
    await expect.element(alert()).toHaveTextContent('Too many tries.');
  });

  it('shows what to do if no server is running, and continues once one is', async () => {
    await renderStory(<PhoneNumbers />, { server: 'http://127.0.0.1:9' });
    await expect.element(alert()).toHaveTextContent('npm run server');
    await button('Try again').click();
    await expect.element(alert()).toHaveTextContent('http://127.0.0.1:9');
  });
});

/** An account page with a button that starts a sign-in. */
function Account() {
  const [signIns, setSignIns] = useState<'none' | 'open' | number>('none');
  const [passed, setPassed] = useState(0);
  const complete = () => {
    setPassed(passed + 1);
    setSignIns('none');
  };
  return (
    <>
      <PhoneNumbers defaultCountry="US" />
      {signIns === 'open' ? (
        <SignInStep onComplete={complete} />
      ) : (
        <button type="button" onClick={() => setSignIns('open')}>
          Sign in
        </button>
      )}
      <p>Signed in as the same person: {passed}</p>
    </>
  );
}

/** Renders a story as the playground does. */
function renderStory(story: ReactNode, backend: BackendParameters, globals: Partial<typeof initialGlobals> = {}) {
  const context = {
    id: crypto.randomUUID(),
    globals: { ...initialGlobals, backend: 'http', ...globals },
    parameters: { backend },
    viewMode: 'story',
  };
  return render(withBackend(() => <div>{story}</div>, context as unknown as StoryContext) as ReactNode);
}

async function add(digits: string): Promise<void> {
  await button('Add phone number').click();
  await numberField().fill(digits);
  await button('Send code').click();
}

const messageCount = () => page.getByRole('article').elements().length;

/** The code of the nth message to arrive. */
async function newestCode(nth: number): Promise<string> {
  await expect.poll(messageCount).toBe(nth);
  return page.getByRole('article').first().element().querySelector('strong')?.textContent ?? '';
}

/** Reads the displayed backup codes, and copies them, since leaving them unsaved asks for confirmation. */
async function savedBackupCodes(): Promise<readonly [string, ...string[]]> {
  const list = page.getByRole('group', { name: 'Save your backup codes' });
  await expect.element(list).toBeVisible();
  const codes = [...list.element().querySelectorAll('li')].map(({ textContent }) => textContent?.trim() ?? '');
  await button('Copy').click();
  await button('Done').click();
  await expect.element(list).not.toBeInTheDocument();
  return [codes[0] ?? '', ...codes.slice(1)];
}
