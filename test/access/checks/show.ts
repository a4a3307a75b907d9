import { themes } from '../../../stories/support/look.js';

/** How a story is to be shown; what is not named is as the story has it. */
export interface Shown {
  scheme?: 'light' | 'dark';
  direction?: 'ltr' | 'rtl';
  contrast?: 'more';
  theme?: keyof typeof themes;
  /** The spacing of text that WCAG 1.4.12 has. */
  spacing?: boolean;
}

/** Shows what stands there in another way, as a page may at any time. */
export function show(stage: HTMLElement, { scheme, direction, contrast, theme, spacing = false }: Shown): void {
  const own = shownAs(stage);
  for (const element of [document.documentElement, stage]) {
    element.style.colorScheme = scheme ?? own.scheme;
    element.dir = direction ?? own.direction;
  }
  document.documentElement.dataset.phonekitContrast = contrast ?? own.contrast;
  // A colour on its way to another one is neither.
  asked.textContent = [still, spacing ? textSpacing : '', theme ? themes[theme] : ''].join('\n');
}

/** How the story itself has it. */
export function shownAs(stage: HTMLElement): { scheme: string; direction: string; contrast: string } {
  const known = own.get(stage) ?? {
    scheme: stage.style.colorScheme,
    direction: stage.dir,
    contrast: document.documentElement.dataset.phonekitContrast ?? 'normal',
  };
  own.set(stage, known);
  return known;
}

const own = new WeakMap<HTMLElement, ReturnType<typeof shownAs>>();

const asked = document.head.appendChild(document.createElement('style'));

const still = '*, *::before, *::after { transition: none !important; animation: none !important; }';

const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;
