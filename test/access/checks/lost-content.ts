import { ancestorsOf, drawnTexts, isDrawn, nameOf, type DrawnText } from './visible.js';

/**
 * What can be read only by scrolling sideways, or not at all: of the page as wide as it is now (WCAG 1.4.10, 1.4.12).
 */
export function lostContent(root: Element): string[] {
  const texts = drawnTexts(root);
  return [...sideways(root), ...texts.flatMap(cutOff), ...texts.flatMap(spilled), ...overlapping(texts)];
}

/** px, for what is rounded. */
const tolerance = 1;

function sideways(root: Element): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const page =
    scrollWidth > clientWidth ? [`The page is ${scrollWidth} px wide, and ${clientWidth} px of it are in sight.`] : [];
  const beyond = [...root.querySelectorAll('*:not(svg *)')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return (
      width > 0 &&
      isDrawn(element) &&
      !isScrolled(element, 'x') &&
      (left < -tolerance || right > clientWidth + tolerance)
    );
  });
  return [
    ...page,
    ...beyond
      .filter((element) => !beyond.includes(element.parentElement!) && !isClipped(element))
      .map((element) => `${nameOf(element)} reaches out of the page.`),
  ];
}

/**
 * Whether what reaches out of it is cut away on purpose by what it stands in: a field’s padding for a password manager
 * is.
 */
function isClipped(element: Element): boolean {
  return ancestorsOf(element)
    .slice(1)
    .some((ancestor) => ['hidden', 'clip'].includes(getComputedStyle(ancestor).overflowX));
}

/** Whether it stands in something that scrolls on its own. */
function isScrolled(element: Element, axis: 'x' | 'y'): boolean {
  return ancestorsOf(element)
    .slice(1)
    .some((ancestor) => {
      const style = getComputedStyle(ancestor);
      return (
        ['auto', 'scroll'].includes(axis === 'x' ? style.overflowX : style.overflowY) &&
        ancestor !== document.documentElement
      );
    });
}

function cutOff({ element, text, box }: DrawnText): string[] {
  return ancestorsOf(element).flatMap((ancestor) => {
    const { overflowX, overflowY } = getComputedStyle(ancestor);
    const edge = ancestor.getBoundingClientRect();
    const isCutX =
      ['hidden', 'clip'].includes(overflowX) &&
      !isScrolled(element, 'x') &&
      (box.left < edge.left - tolerance || box.right > edge.right + tolerance);
    const isCutY =
      ['hidden', 'clip'].includes(overflowY) &&
      !isScrolled(element, 'y') &&
      (box.top < edge.top - tolerance || box.bottom > edge.bottom + tolerance);
    return isCutX || isCutY ? [`“${text}” is cut off by ${nameOf(ancestor)}.`] : [];
  });
}

/** Text that leaves the box that is drawn around it. */
function spilled({ element, text, box }: DrawnText): string[] {
  const drawn = ancestorsOf(element).find((ancestor) => {
    const { borderBlockStartWidth, borderBlockStartStyle, backgroundColor } = getComputedStyle(ancestor);
    return (
      (borderBlockStartStyle !== 'none' && borderBlockStartWidth !== '0px') ||
      !/^(transparent|.*(,|\/) ?0\))$/.test(backgroundColor)
    );
  });
  if (!drawn || isScrolled(element, 'x') || isScrolled(element, 'y')) return [];
  const edge = drawn.getBoundingClientRect();
  // Of the height of a line that letters take, the outer quarters are air.
  const air = box.height / 4;
  const isOut =
    box.left < edge.left - tolerance ||
    box.right > edge.right + tolerance ||
    box.top + air < edge.top ||
    box.bottom - air > edge.bottom;
  return isOut ? [`“${text}” stands out of ${nameOf(drawn)}.`] : [];
}

function overlapping(texts: readonly DrawnText[]): string[] {
  const placed = texts.map((text) => ({ ...text, layer: layerOf(text.element) }));
  return placed.flatMap((one, index) =>
    placed
      .slice(index + 1)
      .filter(
        (other) =>
          other.layer === one.layer &&
          (other.element !== one.element || other.text !== one.text) &&
          overlap(one.box, other.box),
      )
      .map((other) => `“${one.text}” and “${other.text}” stand on each other.`),
  );
}

function overlap(one: DOMRect, other: DOMRect): boolean {
  const air = Math.min(one.height, other.height) / 4;
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return across > tolerance && along > air + tolerance;
}

/** What floats over the page, an open list for one, covers what is under it. */
function layerOf(element: Element): Element | null {
  return (
    ancestorsOf(element).find((ancestor) => ['absolute', 'fixed'].includes(getComputedStyle(ancestor).position)) ?? null
  );
}
