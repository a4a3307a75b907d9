import { createIsDrawn, drawnTexts, createInherited, nameOf, type DrawnText } from './visible.js';

/**
 * Content that needs horizontal scrolling, or cannot be reached at all, at the page's current width (WCAG 1.4.10,
 * 1.4.12).
 */
export function findLostContent(root: Element): string[] {
  const surroundings = createSurroundings();
  const texts = drawnTexts(root);
  return [
    ...sideways(root, surroundings),
    ...texts.flatMap((text) => cutOff(text, surroundings)),
    ...texts.flatMap((text) => findSpilled(text, surroundings)),
    ...findOverlapping(texts, surroundings),
  ];
}

/** px, the tolerance for rounding. */
const tolerance = 1;

/** How the ancestors of an element affect it. */
type Surroundings = ReturnType<typeof createSurroundings>;

/** Computed once for each element, since the page does not change during the check. */
function createSurroundings() {
  const cuts = (overflow: string) => ['hidden', 'clip'].includes(overflow);
  const scrolls = (overflow: string) => ['auto', 'scroll'].includes(overflow);
  const scrolling = createInherited(
    (element: Element, { x, y }: { x: boolean; y: boolean }) => {
      if (element === document.documentElement) return { x, y };
      const { overflowX, overflowY } = getComputedStyle(element);
      return { x: x || scrolls(overflowX), y: y || scrolls(overflowY) };
    },
    { x: false, y: false },
  );
  const clipping = createInherited(
    (element: Element, isParent: boolean) => isParent || cuts(getComputedStyle(element).overflowX),
    false,
  );
  return {
    /** Whether it is inside its own scroll container. */
    isScrolled: (element: Element, axis: 'x' | 'y') => scrolling(element.parentElement)[axis],
    /** Whether its overflow is clipped on purpose, as a field’s padding for a password manager is. */
    isClipped: (element: Element) => clipping(element.parentElement),
    /** The ancestor that clips its overflow. */
    cutters: createInherited((element: Element, outer: readonly Cutter[]): readonly Cutter[] => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const [x, y] = [cuts(overflowX), cuts(overflowY)];
      return x || y ? [{ element, x, y, edge: element.getBoundingClientRect() }, ...outer] : outer;
    }, []),
    /** The innermost ancestor with a border or a background of its own. */
    box: createInherited((element: Element, outer: Element | null) => {
      const { borderBlockStartWidth, borderBlockStartStyle, backgroundColor } = getComputedStyle(element);
      const isBox =
        (borderBlockStartStyle !== 'none' && borderBlockStartWidth !== '0px') ||
        !/^(transparent|.*(,|\/) ?0\))$/.test(backgroundColor);
      return isBox ? element : outer;
    }, null),
    /** What floats over the page, such as an open list, covers the content below. */
    layer: createInherited(
      (element: Element, outer: Element | null) =>
        ['absolute', 'fixed'].includes(getComputedStyle(element).position) ? element : outer,
      null,
    ),
  };
}

interface Cutter {
  element: Element;
  x: boolean;
  y: boolean;
  edge: DOMRect;
}

function sideways(root: Element, { isScrolled, isClipped }: Surroundings): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const page =
    scrollWidth > clientWidth ? [`The page is ${scrollWidth} px wide, and ${clientWidth} px of it are in sight.`] : [];
  const isDrawn = createIsDrawn();
  const beyond = [...root.querySelectorAll('*:not(svg *)')].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return (
      width > 0 &&
      (left < -tolerance || right > clientWidth + tolerance) &&
      isDrawn(element) &&
      !isScrolled(element, 'x')
    );
  });
  return [
    ...page,
    ...beyond
      .filter((element) => !beyond.includes(element.parentElement!) && !isClipped(element))
      .map((element) => `${nameOf(element)} reaches out of the page.`),
  ];
}

function cutOff({ element, text, box }: DrawnText, { cutters, isScrolled }: Surroundings): string[] {
  return cutters(element).flatMap(({ element: ancestor, x, y, edge }) => {
    const isCutX =
      x && !isScrolled(element, 'x') && (box.left < edge.left - tolerance || box.right > edge.right + tolerance);
    const isCutY =
      y && !isScrolled(element, 'y') && (box.top < edge.top - tolerance || box.bottom > edge.bottom + tolerance);
    return isCutX || isCutY ? [`“${text}” is cut off by ${nameOf(ancestor)}.`] : [];
  });
}

/** Text that overflows the box that is drawn around it. */
function findSpilled({ element, text, box }: DrawnText, { box: boxOf, isScrolled }: Surroundings): string[] {
  const drawn = boxOf(element);
  if (!drawn || isScrolled(element, 'x') || isScrolled(element, 'y')) return [];
  const edge = drawn.getBoundingClientRect();
  // Letters fill about half of the line height: the outer quarters are blank.
  const air = box.height / 4;
  const isOut =
    box.left < edge.left - tolerance ||
    box.right > edge.right + tolerance ||
    box.top + air < edge.top ||
    box.bottom - air > edge.bottom;
  return isOut ? [`“${text}” stands out of ${nameOf(drawn)}.`] : [];
}

function findOverlapping(texts: readonly DrawnText[], { layer }: Surroundings): string[] {
  const placed = texts.map((text) => ({ ...text, layer: layer(text.element) }));
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
