import { afterEach, expect } from 'vitest';
import { page } from 'vitest/browser';
import bold from '../../node_modules/storybook/assets/browser/nunito-sans-bold.woff2?url';
import regular from '../../node_modules/storybook/assets/browser/nunito-sans-regular.woff2?url';
import { show, type Shown } from '../access/checks/show.js';
import { patience } from '../support/patience.mjs';

// Pictures of the main stories, stored in screenshots/. They exclude what differs between machines: lines are as long
// as in the playground's own font, and drawn as bars, since no two systems draw letters alike; flags are left out; a
// caret, a countdown and backup codes stand still. To update them after an intended change: npx vitest run --project
// storybook --update

/** By story: each picture, how the story is displayed in it, and its width in px. */
const pictures: Record<string, Record<string, Shown & { width: number }>> = {
  'components-phonenumbers--default': {
    'phone-numbers': { width: 720 },
    'phone-numbers-dark': { width: 720, scheme: 'dark' },
    'phone-numbers-rtl': { width: 720, direction: 'rtl' },
    'phone-numbers-280': { width: 280 },
  },
  'components-addphoneform--too-short': { 'add-phone-form-error': { width: 480 } },
  'components-verifyphoneform--wrong-code': { 'verify-phone-form-error': { width: 480 } },
  'components-secondfactorsettings--default': { 'second-factor-settings': { width: 720 } },
  'components-backupcodes--created': { 'backup-codes': { width: 720 } },
  'components-secondfactorchallenge--default': { 'second-factor-challenge': { width: 480 } },
};

afterEach<{ story?: unknown }>(async ({ task }) => {
  const { storyId = '' } = task.meta as { storyId?: string };
  const stage = document.querySelector<HTMLElement>('.stage');
  if (!pictures[storyId] || !stage || task.result?.state === 'fail') return;
  await Promise.all(['400 16px Pictured', '700 16px Pictured'].map((font) => document.fonts.load(font)));
  for (const [name, { width, ...shown }] of Object.entries(pictures[storyId])) {
    await page.viewport(width, 900);
    show(stage, shown);
    await expectPicture(stage, name);
  }
  show(stage, {});
});

async function expectPicture(stage: HTMLElement, name: string): Promise<void> {
  const still = standStill(stage);
  try {
    await expect.element(page.elementLocator(still)).toMatchScreenshot(name, { timeout: patience });
    // It detects another look: one that differs in a single custom property.
    for (const [property, value] of name === 'verify-phone-form-error' && !isTaking ? others : []) {
      still.style.setProperty(property, value);
      const isSame = await expect
        .element(page.elementLocator(still), { timeout: 300 })
        .toMatchScreenshot(name, { timeout: 2000 })
        .then(
          () => true,
          () => false,
        );
      expect(isSame, `the same with another ${property}`).toBe(false);
      still.style.removeProperty(property);
    }
  } finally {
    still.remove();
    stage.hidden = false;
  }
}

/** Afterwards the current page is stored as the picture. */
const isTaking = import.meta.env.TAKES_PICTURES === 'true';

const others = [
  ['--phonekit-accent', 'rebeccapurple'],
  ['--phonekit-danger', 'darkgreen'],
  ['--phonekit-radius-control', '2px'],
  ['--phonekit-space', '0.3rem'],
] as const;

/** A static copy of the kit in its stage, in place of the story. */
function standStill(stage: HTMLElement): HTMLElement {
  const kit = stage.querySelector('[data-scope=phonekit]');
  const still = stage.cloneNode(false) as HTMLElement;
  still.classList.add('pictured');
  if (kit) still.append(kit.cloneNode(true));
  for (const [index, code] of still.querySelectorAll('[data-part=backup-code]').entries())
    code.textContent = `ABCD-EFGH-JKM${index}`;
  for (const button of still.querySelectorAll('button[aria-disabled]'))
    button.textContent = button.textContent?.replace(/\d+/, '30') ?? '';
  for (const slot of still.querySelectorAll('[data-part=code-slot][data-filled]')) slot.textContent = '0';
  stage.hidden = true;
  stage.after(still);
  return still;
}

document.head.appendChild(document.createElement('style')).textContent = `
  @font-face { font-family: Pictured; font-weight: 400; src: url(${regular}); }
  @font-face { font-family: Pictured; font-weight: 700; src: url(${bold}); }
  .stage[hidden] { display: none; }
  .stage.pictured { padding: 1rem; font-family: Pictured; --phonekit-font-mono: Pictured; }
  .pictured * { text-decoration: line-through 1.3em currentcolor !important; }
  .pictured [data-part='country-flag'] {
    inline-size: 20px; block-size: 15px; overflow: hidden; font-size: 0; background: gray; outline: none;
  }
  .pictured [data-part='country-flag'] > * { display: none; }
`;
