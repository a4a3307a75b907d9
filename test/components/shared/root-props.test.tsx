import { cloneElement, isValidElement, type ReactElement } from 'react';
import { expect, it } from 'vitest';
import { ReactPhoneNumberInputField } from '../../../src/primitives/react-phone-number-input/index.js';
import { en } from '../../../src/messages/en.js';
import { accountWithNumbers, everyComponent } from '../../support/page/every-component.js';
import { renderKit } from '../../support/render-kit.js';

const components: Record<string, unknown> = {
  ...everyComponent,
  ReactPhoneNumberInputField: <ReactPhoneNumberInputField value={null} onChange={() => {}} labels={en.phoneField} />,
};
const withRoot = Object.entries(components).filter(
  (entry): entry is [string, ReactElement<object>] => isValidElement(entry[1]) && entry[0] !== 'InsideForm',
);
const root = { className: 'mine', style: { marginTop: 7 }, 'data-testid': 'phone', 'data-part': 'not mine' };

it.each(withRoot)('%s passes className, style and data-* to its root element alone', async (_, element) => {
  const { container } = await renderKit(cloneElement(element, root), { adapter: accountWithNumbers() });
  const find = () => container.querySelectorAll<HTMLElement>('.mine, [data-testid=phone], [style*="margin-top"]');
  await expect.poll(() => find().length).toBe(1);
  const [found] = find();
  expect(found).toBe(container.firstElementChild);
  expect(found?.className).toBe('mine');
  expect(found?.style.marginTop).toBe('7px');
  expect(found?.dataset.testid).toBe('phone');
  expect(found?.dataset.part).not.toBe('not mine');
});

it.each(['PhoneField', 'CodeField', 'ReactPhoneNumberInputField'])(
  '%s keeps what inputRef sets on its input, through a render',
  async (name) => {
    const element = withRoot.find(([other]) => other === name)?.[1];
    const field = (invalid: boolean) =>
      cloneElement(element ?? <i />, {
        invalid,
        inputRef: (input: HTMLInputElement | null) => input?.setAttribute('data-lpignore', 'true'),
      } as object);
    const { container, rerender } = await renderKit(field(false), { adapter: accountWithNumbers() });
    await rerender(field(true));
    await expect.poll(() => container.querySelector('[aria-invalid]')?.getAttribute('data-lpignore')).toBe('true');
  },
);
