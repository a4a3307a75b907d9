const kit = '[data-scope=phonekit]';
const readAttributes = [
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
];
/** Latin text that is right in any language: codes, and names that `Intl` returns in the language. */
const codes = '[data-part=backup-code-list], [data-part=codes]';

/**
 * Texts for screen readers only, and the input behind the slots of a code, which is clipped to hide what a password
 * manager draws at its end.
 */
const meantTo = '[data-part=visually-hidden], [data-part=announcement], [data-part=code-input]';

/** Every text that the kit shows or announces in an element. */
export function shownTexts(root: Element): readonly string[] {
  const elements = [...root.querySelectorAll(`${kit}, ${kit} *`)].filter((element) => !element.closest(codes));
  return elements.flatMap((element) => {
    const texts = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent ?? '');
    const attributes = readAttributes.map((name) => element.getAttribute(name) ?? '');
    return [...texts, ...attributes].map((text) => text.trim()).filter((text) => text !== '');
  });
}

/** What overflows the screen, or its own box if that does not scroll. */
export function findOverflowing(root: Element): readonly string[] {
  const { clientWidth } = document.documentElement;
  return [...root.querySelectorAll<HTMLElement>(kit)].flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    if (width <= 1 || element.closest(meantTo)) return [];
    const isCut =
      element.scrollWidth > element.clientWidth + 1 &&
      element.clientWidth > 0 &&
      getComputedStyle(element).overflowX === 'visible';
    return left < -0.5 || right > clientWidth + 0.5 || isCut
      ? [
          `${element.dataset.part}: ${Math.round(left)} to ${Math.round(right)}, ${element.scrollWidth} ` +
            `in ${element.clientWidth}`,
        ]
      : [];
  });
}
