import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from '@testing-library/react';
import { en } from '../../src/messages/en.js';
import { Button } from '../../src/primitives/Button.js';
import { CodeField } from '../../src/primitives/CodeField.js';
import '../../src/styles/styles.css';
import { devTools } from '../support/page/dev-tools.js';

const emulate = (name: string, value: string) =>
  devTools().send('Emulation.setEmulatedMedia', { features: [{ name, value }] });

afterEach(() => devTools().send('Emulation.setEmulatedMedia', { features: [] }));

const slots = () => [...document.querySelectorAll<HTMLElement>('[data-part=code-slot]')];

async function renderParts() {
  render(
    <>
      <CodeField value="12" onChange={() => {}} labels={en.codeField} autoFocus />
      <Button busy>Verify</Button>
    </>,
  );
  await expect.element(page.getByRole('textbox')).toHaveFocus();
}

describe('the stylesheet', () => {
  it('animates the caret and the busy button', async () => {
    await emulate('prefers-reduced-motion', 'no-preference');
    await renderParts();
    await expect.poll(() => getComputedStyle(slots()[2]!, '::after').animationName).toBe('phonekit-caret');
    expect(getComputedStyle(page.getByRole('button').element(), '::before').animationName).toBe('phonekit-turn');
  });

  it('animates nothing if reduced motion is preferred', async () => {
    await emulate('prefers-reduced-motion', 'reduce');
    await renderParts();
    await expect.poll(() => slots()[2]?.hasAttribute('data-caret')).toBe(true);
    expect(getComputedStyle(slots()[2]!, '::after').animationName).toBe('none');
    expect(getComputedStyle(page.getByRole('button').element(), '::before').animationName).toBe('none');
  });

  it('keeps digits and slots visible in forced colours, and distinguishes the active slot', async () => {
    await emulate('forced-colors', 'active');
    await renderParts();
    expect(matchMedia('(forced-colors: active)').matches).toBe(true);
    const styles = slots().map((slot) => getComputedStyle(slot));
    const [filled] = styles;
    expect(filled!.color).not.toBe(filled!.backgroundColor);
    expect(filled!.borderTopStyle).toBe('solid');
    // An empty slot, whose text is hidden.
    expect(styles[5]!.borderTopColor).not.toBe(styles[5]!.backgroundColor);
    expect(styles[5]!.borderTopColor).not.toBe(styles[5]!.color);
    await expect.poll(() => getComputedStyle(slots()[2]!).outlineWidth).toBe('2px');
    expect(styles[2]!.outlineColor).toBe(filled!.color);
    expect(styles[5]!.outlineStyle).toBe('none');
    expect(getComputedStyle(slots()[2]!, '::after').backgroundColor).toBe(filled!.color);
    const spinner = getComputedStyle(page.getByRole('button').element(), '::before');
    expect(spinner.borderBlockStartColor).not.toBe(spinner.borderBlockEndColor);
  });
});
