import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import { PhoneNumberList } from '../../src/components/phone-numbers/PhoneNumberList.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import '../../src/styles/styles.css';
import { button, numberField, renderKit, us } from '../support/page/render-kit.js';

describe('the stylesheet', () => {
  it('follows the direction of the nearest element that has one', async () => {
    const both = (
      <div dir="rtl">
        <div dir="ltr">
          <PhoneNumberList />
        </div>
        <PhoneNumberList />
      </div>
    );
    await renderKit(both, { adapter: memoryAdapter({ phoneNumbers: [us] }) });
    await expect.poll(() => page.getByRole('listitem').elements()).toHaveLength(2);
    const [inner, outer] = [...document.querySelectorAll('[data-part=number]')].map(
      (number) => getComputedStyle(number).textAlign,
    );
    expect({ inner, outer }).toEqual({ inner: 'start', outer: 'end' });
  });

  it('opens the country list in the direction of the page, although the number is left to right', async () => {
    await renderKit(
      <div dir="rtl">
        <PhoneNumbers defaultCountry="US" />
      </div>,
    );
    await button('Add phone number').click();
    await expect.element(numberField()).toBeVisible();
    await button(/^Country:/).click();
    const directionOf = (part: string) => getComputedStyle(document.querySelector(`[data-part=${part}]`)!).direction;
    expect({ control: directionOf('phone-control'), popover: directionOf('country-popover') }).toEqual({
      control: 'ltr',
      popover: 'rtl',
    });
  });
});
