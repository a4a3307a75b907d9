import { afterEach, describe, expect, it } from 'vitest';
import '../../src/styles/styles.css';

let probe: HTMLElement | undefined;
afterEach(() => probe?.remove());

describe('the stylesheet', () => {
  it.each([
    ['light', 'normal'],
    ['dark', 'normal'],
    ['light', 'more'],
    ['dark', 'more'],
  ])('shows edges of fields and the ring of the focus at 3:1 (WCAG 1.4.11): %s, %s contrast', (scheme, contrast) => {
    const colour = colours(scheme, contrast);
    for (const ground of ['surface', 'surface-sunken']) {
      for (const edge of ['border-strong', 'accent', 'danger']) {
        expect(ratio(colour(edge), colour(ground)), `${edge} on ${ground}`).toBeGreaterThanOrEqual(3);
      }
    }
    // A gap separates the focus ring from its button, and the digits of a selected slot are on its tint.
    expect(ratio(colour('accent'), colour('info-surface'))).toBeGreaterThanOrEqual(4.5);
    expect(ratio(colour('text'), colour('info-surface'))).toBeGreaterThanOrEqual(4.5);
  });
});

/** What the stylesheet has for a tint that is not set. */
const tint = 'color-mix(in srgb, var(--phonekit-accent) 10%, var(--phonekit-surface))';

/** The computed value of a custom property. */
function colours(scheme: string, contrast: string): (name: string) => number[] {
  const element = document.createElement('div');
  element.dataset.phonekitTheme = scheme;
  element.dataset.phonekitContrast = contrast;
  // Inherited custom properties contain the colours of the element that sets them: light-dark() resolves against this
  // element.
  document.body.append(element);
  probe = element;
  return (name) => {
    element.style.color = `var(--phonekit-${name}, ${tint})`;
    const { color } = getComputedStyle(element);
    // A mixed colour is `color(srgb …)`, whose channels range from 0 to 1.
    const scale = color.startsWith('color(') ? 255 : 1;
    return (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((channel) => Number(channel) * scale);
  };
}

function ratio(one: number[], other: number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** As defined by WCAG. */
function luminance(channels: number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
