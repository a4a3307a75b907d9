import type { Page } from 'playwright';

/** The themes to copy, and the brand of the page "Theming". */
export const themes = {
  'high-contrast': 'stories/support/themes/high-contrast.css',
  shadcn: 'stories/support/themes/shadcn.css',
  brand: 'stories/support/examples/brand.css',
};

/** The attributes of `<html>` by which an app turns dark; its own stylesheet gives `.dark` the scheme. */
export const switches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  light: {},
  'a class, as shadcn/ui': { class: 'dark' },
  'an attribute': { 'data-phonekit-theme': 'dark' },
  'a class and a style, as next-themes': { class: 'dark', style: 'color-scheme: dark' },
  'an attribute and a style, as next-themes': { 'data-theme': 'dark', style: 'color-scheme: dark' },
};

/** Returns the main colours as the browser computes them, by each switch. */
export function readColours(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate((switches) => {
    const html = document.documentElement;
    const probe = document.body.appendChild(document.createElement('p'));
    const read = (attributes: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(attributes)) html.setAttribute(name, value);
      const colours = ['accent', 'text', 'surface', 'border', 'border-strong'].map((name) => {
        probe.style.color = `var(--phonekit-${name})`;
        return getComputedStyle(probe).color;
      });
      for (const name of Object.keys(attributes)) html.removeAttribute(name);
      return colours;
    };
    return Object.fromEntries(Object.entries(switches).map(([name, attributes]) => [name, read(attributes)]));
  }, switches);
}
