import { expect, test, type APIRequestContext, type Page } from 'playwright/test';

async function sendCode(page: Page, digits: string) {
  await page.goto('/settings');
  await page.getByRole('button', { name: 'Add phone number' }).click();
  await page.getByRole('textbox', { name: 'Phone number' }).fill(digits);
  await page.getByRole('button', { name: 'Send code' }).click();
}

async function readCode(request: APIRequestContext, to: string) {
  const response = await request.get('/test/code', { params: { to } });
  return response.text();
}

test('a number is verified with the code that was sent', async ({ page, request }) => {
  await sendCode(page, '2015550123');

  await page.getByRole('textbox', { name: 'Verification code' }).fill(await readCode(request, '+12015550123'));

  await expect(page.getByText('+1 201 555 0123 is verified.')).toBeVisible();
});

test('the browser fills in the code of the message (WebOTP)', async ({ page, request }) => {
  // No browser lets a test deliver a text message, so this mocks the API.
  await page.addInitScript(() => {
    const code = new Promise<string>((resolve) => Object.assign(window, { receiveCode: resolve }));
    Object.assign(window, { OTPCredential: class {} });
    navigator.credentials.get = async () => Object.assign({ id: '', type: 'otp' }, { code: await code });
  });
  await sendCode(page, '2015550188');
  await expect(page.getByText('We sent a 6-digit code to +1 201 555 0188.')).toBeVisible();

  await page.evaluate(`receiveCode('${await readCode(request, '+12015550188')}')`);

  await expect(page.getByText('+1 201 555 0188 is verified.')).toBeVisible();
});
