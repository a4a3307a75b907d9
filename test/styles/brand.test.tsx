import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { memoryAdapter } from '../../src/adapters/memory/index.js';
import '../../src/styles/styles.css';
import { renderKit } from '../support/render-kit.js';

const numbers = ['+12015550123', { phoneNumber: '+447400123456', verification: { status: 'unverified' as const } }];

describe('custom properties around the kit', () => {
  it('make pills of buttons and fields, and no ovals of panels and lists', async () => {
    await renderBrand({ '--phonekit-radius-control': '999px' });
    expect(radiusOf('[data-part=button]')).toBe(999);
    expect(radiusOf('[data-part=phone-control]')).toBe(999);
    for (const surface of ['list', 'panel', 'country-popover'])
      expect(radiusOf(`[data-part=${surface}]`), surface).toBeLessThanOrEqual(10);
  });

  it('have the same effect there as on the root of the page', async () => {
    await renderBrand({});
    const around = document.querySelector<HTMLElement>('.brand') ?? document.body;
    const looks = [around, document.documentElement].map((element) => {
      element.style.setProperty('--phonekit-accent', 'rgb(255, 0, 0)');
      const found = colours();
      element.style.removeProperty('--phonekit-accent');
      return found;
    });
    expect(looks[0]).toEqual(looks[1]);
    const changed = new Set(colours().filter((colour, index) => colour !== looks[0]?.[index]));
    // The accent itself, and its tint.
    expect(changed.size).toBeGreaterThan(1);
  });
});

async function renderBrand(properties: Record<string, string>): Promise<void> {
  const style: Record<string, string> = { '--phonekit-motion': '0s', ...properties };
  await renderKit(
    <div className="brand" style={style}>
      <PhoneNumbers flags="none" />
    </div>,
    { adapter: memoryAdapter({ phoneNumbers: numbers }) },
  );
  await userEvent.click(page.getByRole('button', { name: 'Add phone number' }));
  await userEvent.click(page.getByRole('button', { name: /^Country/ }));
  await expect.element(page.getByRole('option').first()).toBeVisible();
}

function radiusOf(selector: string): number {
  const element = document.querySelector(selector);
  return element ? parseFloat(getComputedStyle(element).borderStartStartRadius) : NaN;
}

/** Every background, border, outline and text of the kit, with its part. */
function colours(): string[] {
  const properties = ['backgroundColor', 'borderTopColor', 'outlineColor', 'color'] as const;
  return [...document.querySelectorAll<HTMLElement>('[data-scope=phonekit]')].flatMap((element) => {
    const style = getComputedStyle(element);
    return properties.map((property) => `${element.dataset.part} ${property} ${style[property]}`);
  });
}
