import { StrictMode } from 'react';
import { useForm } from 'react-hook-form';
import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '@testing-library/react';
import { ControlledPhone } from '../../stories/support/examples/ControlledPhone.js';
import { ProfileForm } from '../../stories/support/examples/ProfileForm.js';

const phone = () => page.getByRole('textbox', { name: 'Phone number', exact: true });
const code = () => page.getByRole('textbox', { name: 'Verification code', exact: true });

describe('the profile form of the guide', () => {
  it('shows what is missing, and saves a name, a number and a code', async () => {
    const saved = vi.fn();
    await render(
      <StrictMode>
        <ProfileForm onSave={saved} />
      </StrictMode>,
    );
    await userEvent.type(page.getByLabelText('Name', { exact: true }), 'Ann');
    await userEvent.click(page.getByText('Save'));
    await expect.element(phone()).toHaveFocus();
    await expect.element(phone()).toHaveAccessibleDescription('Enter your phone number.');
    await expect.element(code()).toHaveAccessibleDescription('Enter the code that we sent you.');
    await userEvent.keyboard('07400{Enter}');
    await expect.element(phone()).toHaveAccessibleDescription('This number is too short.');
    await userEvent.keyboard('123456');
    await expect.element(phone()).toBeValid();
    await userEvent.type(code(), '123{Enter}');
    await expect.element(code()).toHaveAccessibleDescription('Enter all 6 digits.');
    expect(saved).not.toHaveBeenCalled();
    await userEvent.keyboard('456{Enter}');
    await expect.poll(() => saved.mock.lastCall?.[0]).toEqual({ name: 'Ann', phone: '+447400123456', code: '123456' });
  });

  it('restarts', async () => {
    await render(
      <StrictMode>
        <ProfileForm onSave={() => {}} />
      </StrictMode>,
    );
    await userEvent.type(phone(), '07400');
    await userEvent.type(code(), '12');
    await userEvent.click(page.getByText('Start again'));
    await expect.element(phone()).toHaveValue('');
    await expect.element(code()).toHaveValue('');
  });
});

describe('the Controller of the guide', () => {
  it('requires a number, and resets it', async () => {
    const submitted = vi.fn();
    function Form() {
      const { control, handleSubmit, reset } = useForm<{ phone: string | null }>({ defaultValues: { phone: null } });
      return (
        <form noValidate onSubmit={(event) => void handleSubmit((values) => submitted(values))(event)}>
          <ControlledPhone control={control} />
          <button type="submit">Send</button>
          <button type="button" onClick={() => reset()}>
            Reset
          </button>
        </form>
      );
    }
    await render(
      <StrictMode>
        <Form />
      </StrictMode>,
    );
    await userEvent.click(page.getByText('Send'));
    await expect.element(phone()).toHaveFocus();
    await expect.element(phone()).toHaveAccessibleDescription('Enter a phone number.');
    await userEvent.keyboard('201');
    await userEvent.click(page.getByText('Reset'));
    await expect.element(phone()).toHaveValue('');
    await userEvent.type(phone(), '+12015550123{Enter}');
    await expect.poll(() => submitted.mock.lastCall?.[0]).toEqual({ phone: '+12015550123' });
  });
});
