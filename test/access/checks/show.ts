import { themes } from '../../../stories/support/look.js';

/** How to display a story. What is not set stays as the story has it. */
export interface Shown {
  scheme?: 'light' | 'dark';
  direction?: 'ltr' | 'rtl';
  contrast?: 'more';
  theme?: keyof typeof themes;
  /** The text spacing of WCAG 1.4.12. */
  spacing?: boolean;
}

/** Changes how the current page is displayed, as can happen at any time. */
export function show(stage: HTMLElement, { scheme, direction, contrast, theme, spacing = false }: Shown): void {
  const own = shownAs(stage);
  for (const element of [document.documentElement, stage]) {
    element.style.colorScheme = scheme ?? own.scheme;
    element.dir = direction ?? own.direction;
  }
  document.documentElement.dataset.phonekitContrast = contrast ?? own.contrast;
  // Colours in transition would be measured halfway.
  stylesheet.textContent = [still, spacing ? textSpacing : '', theme ? themes[theme] : ''].join('\n');
}

/** The story's own settings. */
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

const stylesheet = document.head.appendChild(document.createElement('style'));

const still = '*, *::before, *::after { transition: none !important; animation: none !important; }';

const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }
`;
