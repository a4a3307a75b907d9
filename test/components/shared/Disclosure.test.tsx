import { useEffect } from 'react';
import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import {
  DisclosurePanel,
  DisclosureRoot,
  DisclosureTrigger,
  useDisclosure,
} from '../../../src/components/shared/Disclosure.js';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import { us } from '../../support/page/render-kit.js';

const trigger = (name: string) => page.getByRole('button', { name, exact: true });
const closeButton = page.getByRole('button', { name: 'Close' });

async function renderPanels({ resumes = false } = {}) {
  const [number] = await memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] }).list({});
  function Resume() {
    const { resume } = useDisclosure();
    useEffect(() => {
      if (number) resume(number);
    }, [resume]);
    return null;
  }
  const panel = (text: string) => (close: () => void) => (
    <>
      <p>{text}</p>
      <button type="button" autoFocus onClick={close}>
        Close
      </button>
    </>
  );
  render(
    <DisclosureRoot>
      {resumes && <Resume />}
      <DisclosureTrigger name="verify" number={number}>
        Verify
      </DisclosureTrigger>
      <DisclosurePanel name="verify" number={number}>
        {panel('Verify it')}
      </DisclosurePanel>
      <DisclosureTrigger name="remove" number={number}>
        Remove
      </DisclosureTrigger>
      <DisclosurePanel name="remove" number={number}>
        {panel('Remove it')}
      </DisclosurePanel>
      <DisclosureTrigger name="add" isReplaced>
        Add
      </DisclosureTrigger>
      <DisclosurePanel name="add">{panel('Add one')}</DisclosurePanel>
    </DisclosureRoot>,
  );
}

describe('Disclosure', () => {
  it('opens the panel of a trigger, labelled by it, and closes it on the next click', async () => {
    await renderPanels();
    await expect.element(trigger('Verify')).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(trigger('Verify'));
    await expect.element(trigger('Verify')).toHaveAttribute('aria-expanded', 'true');
    const panel = document.getElementById(trigger('Verify').element().getAttribute('aria-controls') ?? '');
    expect(panel?.textContent).toContain('Verify it');
    await userEvent.click(trigger('Verify'));
    await expect.element(page.getByText('Verify it')).not.toBeInTheDocument();
    await expect.element(trigger('Verify')).not.toHaveAttribute('aria-controls');
  });

  it('keeps one panel open at a time', async () => {
    await renderPanels();
    await userEvent.click(trigger('Verify'));
    await userEvent.click(trigger('Remove'));
    await expect.element(page.getByText('Remove it')).toBeVisible();
    await expect.element(page.getByText('Verify it')).not.toBeInTheDocument();
    await expect.element(closeButton).toHaveFocus();
  });

  it('returns focus to its trigger when a focused panel closes, even if the panel replaced the trigger', async () => {
    await renderPanels();
    await userEvent.click(trigger('Remove'));
    await userEvent.click(closeButton);
    await expect.element(trigger('Remove')).toHaveFocus();
    await userEvent.click(trigger('Add'));
    await expect.element(trigger('Add')).not.toBeInTheDocument();
    await userEvent.click(closeButton);
    await expect.element(trigger('Add')).toHaveFocus();
  });

  it('resumes an interrupted verification', async () => {
    await renderPanels({ resumes: true });
    await expect.element(page.getByText('Verify it')).toBeVisible();
  });
});
