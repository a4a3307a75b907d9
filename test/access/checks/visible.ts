/** A piece of rendered text. */
export interface DrawnText {
  text: string;
  element: Element;
  box: DOMRect;
}

/** Every visible line of text, even if it is pushed far out of view. */
export function drawnTexts(root: Element): DrawnText[] {
  const isShown = createIsDrawn();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: DrawnText[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    found.push(
      ...[...range.getClientRects()]
        .filter(({ width, height }) => width > 0 && height > 0)
        .map((box) => ({ text, element, box })),
    );
  }
  return found;
}

/** Whether it is rendered visibly: neither hidden nor for screen readers only. */
export function isDrawn(element: Element): boolean {
  return createIsDrawn()(element);
}

/** Memoizes `isDrawn` for a page that does not change meanwhile. */
export function createIsDrawn(): (element: Element) => boolean {
  const isClippedAway = createInherited(
    (element: Element, isParent: boolean) => isParent || getComputedStyle(element).clipPath === 'inset(50%)',
    false,
  );
  return (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !isClippedAway(element);
}

/** Computes a value that an element inherits from its parent, once for each element. */
export function createInherited<Value>(
  compute: (element: Element, ofParent: Value) => Value,
  atTheTop: Value,
): (element: Element | null) => Value {
  const known = new Map<Element, Value>();
  const find = (element: Element | null): Value => {
    if (!element) return atTheTop;
    const found = known.get(element);
    if (found !== undefined) return found;
    const value = compute(element, find(element.parentElement));
    known.set(element, value);
    return value;
  };
  return find;
}

/** An element and its ancestors, innermost first. */
export function ancestorsOf(element: Element): Element[] {
  const ancestors: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) ancestors.push(at);
  return ancestors;
}

/** The name of an element in a report. */
export function nameOf(element: Element): string {
  const part = element.getAttribute('data-part');
  const named = part ? `[${part}]` : [element.tagName.toLowerCase(), ...[...element.classList].slice(0, 1)].join('.');
  const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30);
  return text ? `${named} “${text}”` : named;
}
