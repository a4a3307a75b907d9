import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { AddPhoneForm } from '../../src/components/phone-numbers/AddPhoneForm.js';
import { alert, button, numberField, renderKit } from '../support/page/render-kit.js';

it('a press on Cancel is not lost when leaving the field finds an error', async () => {
  const onCancel = vi.fn();
  await renderKit(<AddPhoneForm onCancel={onCancel} />);
  await userEvent.type(numberField(), '201');
  await userEvent.click(button('Cancel'), { delay: 80 });
  await expect.element(alert()).toHaveTextContent('This number is too short.');
  expect(onCancel).toHaveBeenCalledOnce();
});
