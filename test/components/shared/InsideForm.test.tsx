import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { memorySecondFactorAdapter } from '../../../src/adapters/memory/index.js';
import { SecondFactorChallenge } from '../../../src/components/challenge/SecondFactorChallenge.js';
import { InsideForm } from '../../../src/provider/InsideForm.js';
import { PhoneNumbers } from '../../../src/components/phone-numbers/PhoneNumbers.js';
import { ProfilePage } from '../../../stories/support/examples/ProfilePage.js';
import { renderKit } from '../../support/render-kit.js';

// The kit inside an app's own form. React reports nested forms on the console, which fails the test.

const phone = () => page.getByRole('textbox', { name: 'Phone number' });
const code = () => page.getByRole('textbox', { name: /code/i });
const own = (container: ParentNode) => {
  const form = container.querySelector('form');
  if (!form) throw new Error('there is no form');
  return form;
};

describe('InsideForm', () => {
  it('Enter adds and verifies a number, and the form of the app is submitted by its own button alone', async () => {
    const onSave = vi.fn();
    const { container, adapter } = await renderKit(<ProfilePage onSave={onSave} />);
    const submitted = vi.fn();
    own(container).addEventListener('submit', submitted);

    await userEvent.click(page.getByRole('button', { name: 'Add phone number' }));
    await userEvent.fill(phone(), '');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('Enter');
    await userEvent.keyboard('+12015550123');
    expect([...new FormData(own(container)).keys()]).toEqual(['name']);
    await userEvent.keyboard('{Enter}');

    await expect.element(code()).toHaveFocus();
    await userEvent.keyboard('12{Enter}');
    await expect.element(page.getByRole('alert')).toHaveTextContent('6');
    await userEvent.keyboard('{Backspace}{Backspace}');
    await expect.poll(() => adapter.inbox.messages.length).toBe(1);
    await userEvent.keyboard(adapter.inbox.messages[0]?.code ?? '');
    await expect.element(page.getByRole('listitem')).toHaveTextContent('+1 201 555 0123');
    await expect.element(code()).not.toBeInTheDocument();
    expect(submitted).not.toHaveBeenCalled();

    // The app's own form has validation and handlers of its own.
    await userEvent.click(page.getByRole('button', { name: 'Save profile' }));
    await expect.element(page.getByLabelText('Name')).toHaveFocus();
    expect(onSave).not.toHaveBeenCalled();
    await userEvent.keyboard('Ada{Enter}');
    await expect.poll(() => onSave.mock.calls[0]?.[0]).toEqual({ name: 'Ada' });
    expect(submitted).toHaveBeenCalledTimes(2);
  });

  it('a click submits the form of the kit, whose buttons submit no form', async () => {
    const { container, adapter } = await renderKit(
      <form>
        <InsideForm>
          <PhoneNumbers defaultCountry="US" />
        </InsideForm>
      </form>,
    );
    await userEvent.click(page.getByRole('button', { name: 'Add phone number' }));
    await userEvent.fill(phone(), '2015550123');
    expect([...container.querySelectorAll('button')].map((button) => button.type)).not.toContain('submit');
    await userEvent.click(page.getByRole('button', { name: /send code/i }));
    await expect.poll(() => adapter.inbox.messages.length).toBe(1);
    await expect.element(code()).toBeVisible();
    expect([...container.querySelectorAll('button')].map((button) => button.type)).not.toContain('submit');
  });

  it('keeps an incomplete number from blocking the form of the app', async () => {
    const onSave = vi.fn();
    const { container } = await renderKit(<ProfilePage onSave={onSave} />);
    await userEvent.click(page.getByRole('button', { name: 'Add phone number' }));
    await userEvent.fill(phone(), '201');
    expect(own(container).elements.namedItem('phoneNumber')).toBe(null);
    await userEvent.fill(page.getByLabelText('Name'), 'Ada');
    await userEvent.click(page.getByRole('button', { name: 'Save profile' }));
    await expect.poll(() => onSave.mock.calls.length).toBe(1);
    await expect.element(phone()).toHaveValue('(201)');
  });

  it('Enter passes the second step at sign-in, with a backup code too', async () => {
    const { adapter } = await renderKit(null);
    const number = await adapter.create({ phoneNumber: '+12015550123' });
    await adapter.prepareVerification({ id: number.id });
    await adapter.attemptVerification({ id: number.id, code: adapter.inbox.messages[0]?.code ?? '' });
    const [reserved] = (await adapter.setReservedForSecondFactor?.({ id: number.id, reserved: true })) ?? [];
    const onComplete = vi.fn();
    const { container } = await renderKit(
      <form>
        <InsideForm>
          <SecondFactorChallenge adapter={memorySecondFactorAdapter(adapter)} onComplete={onComplete} />
        </InsideForm>
      </form>,
    );
    const submitted = vi.fn();
    own(container).addEventListener('submit', submitted);
    await userEvent.click(page.getByRole('button', { name: /backup code/i }));
    await userEvent.keyboard(`${reserved?.backupCodes?.[0] ?? ''}{Enter}`);
    await expect.poll(() => onComplete.mock.calls.length).toBe(1);
    expect(submitted).not.toHaveBeenCalled();
  });
});
