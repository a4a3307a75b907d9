import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { button, codeField, codeOf, holdAnswers, readable, renderKit, rows, us } from '../support/page/render-kit.js';

const name = readable[us];

async function renderList() {
  const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
  const kit = await renderKit(<PhoneNumberList />, { adapter });
  await expect.element(rows().first()).toBeVisible();
  return { ...kit, adapter };
}

describe('an answer that another has overtaken', () => {
  it('does not take back that the number is verified: the code was faster than the answer to sending it', async () => {
    const { adapter } = await renderList();
    const release = holdAnswers(adapter, 'prepareVerification');
    await userEvent.click(button(`Verify ${name}`));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await userEvent.type(codeField(), codeOf(adapter));
    await expect.element(page.getByText(`${name} is verified.`)).toBeInTheDocument();
    await release();
    await expect.element(rows().first()).not.toHaveTextContent('Unverified');
  });

  it.each(['prepareVerification', 'attemptVerification'] as const)('brings back no number that was removed meanwhile (%s)', async (operation) => {
    const { adapter } = await renderList();
    const release = operation === 'prepareVerification' ? holdAnswers(adapter, operation) : null;
    await userEvent.click(button(`Verify ${name}`));
    await expect.poll(() => adapter.inbox.messages).toHaveLength(1);
    await expect.element(codeField()).toHaveFocus();
    const releaseLater = release ?? holdAnswers(adapter, operation);
    if (!release) await userEvent.keyboard(codeOf(adapter));
    await userEvent.click(button(`Remove ${name}`));
    await userEvent.click(button('Remove number'));
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
    await releaseLater();
    await expect.element(page.getByText('No phone numbers yet')).toBeVisible();
  });
});
