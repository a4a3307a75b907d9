/**
 * Returns each text whose contrast with its background is below the least, as "text: ratio". Runs in the page. The
 * background of a text is that of its ancestors.
 */
export function findFaint(least: number): string[] {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  /** The colours painted over each other on white, as the browser itself does. */
  const paint = (colours: readonly (readonly [colour: string, opacity: number])[]) => {
    if (!canvas) return [];
    for (const [colour, opacity] of [['#fff', 1] as const, ...colours]) {
      canvas.globalAlpha = opacity;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  /** As defined by WCAG. */
  const luminance = (channels: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
      const share = channel / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ancestors = (element: Element): Element[] => [
    ...(element.parentElement ? ancestors(element.parentElement) : []),
    element,
  ];
  const contrast = (element: Element, style = getComputedStyle(element)) => {
    const line = ancestors(element);
    const behind = line.map((one) => [getComputedStyle(one).backgroundColor, 1] as const);
    const opacity = [style, ...line.map((one) => getComputedStyle(one))].reduce((all, one) => all * +one.opacity, 1);
    const [dark = 0, light = 0] = [paint(behind), paint([...behind, [style.color, opacity]])]
      .map(luminance)
      .sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  // A disabled control is exempt (WCAG 1.4.3), but never has the colour of its background.
  const leastOf = (element: Element) =>
    element.closest(':disabled, [aria-disabled], [data-disabled]') ? Math.min(least, 2) : least;
  const isHidden = (element: Element) =>
    Boolean(element.closest('[data-part=announcement], [data-part=visually-hidden], [data-part=country-flag]')) ||
    element.matches('[data-part=code-slot]:not([data-filled])');

  const found: string[] = [];
  const check = (element: Element, text: string, style?: CSSStyleDeclaration) => {
    const ratio = contrast(element, style);
    if (ratio < leastOf(element)) found.push(`${element.getAttribute('data-part')} “${text}”: ${ratio.toFixed(2)}`);
  };
  for (const element of document.querySelectorAll('[data-scope=phonekit], [data-scope=phonekit] *')) {
    if (!element.checkVisibility() || isHidden(element)) continue;
    const text = [...element.childNodes].flatMap((node) => (node.nodeType === 3 ? [node.textContent?.trim()] : []));
    if (text.join('')) check(element, text.join(' '));
    if (!(element instanceof HTMLInputElement) || element.dataset.part === 'code-input') continue;
    if (element.value) check(element, element.value);
    else if (element.placeholder) check(element, element.placeholder, getComputedStyle(element, '::placeholder'));
  }
  return found;
}
