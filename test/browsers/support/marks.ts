import type { Box } from './pixels.js';

/** A box in which something must be visible, and the least contrast of its pixels. */
export interface Mark {
  name: string;
  box: Box;
  least: number;
}

/** Runs in the page: the edges, the text and the icon of every control on the screen. */
export function marksOfControls(): Mark[] {
  const controls = document.querySelectorAll<HTMLElement>(
    'main :is(button, input:not([data-part=code-input]), [data-part=code-slot], [data-part=badge])',
  );
  return [...controls].flatMap((control) => {
    const rect = control.getBoundingClientRect();
    if (rect.width < 2 || rect.bottom > innerHeight || !control.checkVisibility()) return [];
    const { dataset, textContent } = control;
    const emptySlot = '·';
    const value = control instanceof HTMLInputElement ? control.value || control.placeholder : textContent;
    const name = `${dataset.part ?? control.tagName} ${value}`;
    const widths = (of: Element) => {
      const style = getComputedStyle(of);
      const outline = dataset.part === 'badge' ? parseFloat(style.outlineWidth) : 0;
      return ['Top', 'Right', 'Bottom', 'Left'].map(
        (side) => outline + parseFloat(style.getPropertyValue(`border-${side.toLowerCase()}-width`)),
      );
    };
    // The field around an input may have the edge.
    let edged: Element = control;
    while (edged.parentElement && !widths(edged).some(Boolean)) edged = edged.parentElement;
    const { left, top, right, bottom } = edged.getBoundingClientRect();
    const [x, y] = [left + Math.min(12, (right - left) / 2), (top + bottom) / 2];
    const edges = [
      { left: x, right: x + 1, top: top - 2, bottom: top + 3 },
      { left: right - 3, right: right + 2, top: y, bottom: y + 1 },
      { left: x, right: x + 1, top: bottom - 3, bottom: bottom + 2 },
      { left: left - 2, right: left + 3, top: y, bottom: y + 1 },
    ].filter((_, side) => (widths(edged)[side] ?? 0) > 0);
    const inside = { left: rect.left + 4, top: rect.top + 4, right: rect.right - 4, bottom: rect.bottom - 4 };
    return [
      ...edges.map((box) => ({ name: `edge of ${name}`, box, least: 3 })),
      ...(value?.trim() && value !== emptySlot
        ? [{ name: `text of ${name}`, box: inside, least: control.ariaDisabled ? 3 : 4.5 }]
        : []),
      ...('caret' in dataset ? [{ name: 'caret', box: inside, least: 3 }] : []),
      ...(dataset.part === 'country-button'
        ? [{ name: 'arrow', box: { ...inside, left: rect.right - 20 }, least: 3 }]
        : []),
    ];
  });
}
