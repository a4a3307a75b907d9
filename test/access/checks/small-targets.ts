import { isDrawn, nameOf } from './visible.js';

const targets =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], ' +
  '[role=option], [role=link], [role=tab], [role=checkbox]';

/** px, the minimum side, and the diameter of the spacing circle. */
const least = 24;

/** Targets that are too small: WCAG 2.5.8, with its exceptions for enough spacing and for targets in a sentence. */
export function smallTargets(root: Element): string[] {
  const found = [...root.querySelectorAll(targets)]
    .filter(isDrawn)
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
  const small = found.filter(({ box }) => box.width < least || box.height < least);
  return small
    .filter(({ element }) => !isInSentence(element))
    .flatMap(({ element, box }) => {
      const [x, y] = centreOf(box);
      const near = found.find((other) => {
        if (other.element === element || other.element.contains(element) || element.contains(other.element))
          return false;
        const [otherX, otherY] = centreOf(other.box);
        const isSmall = small.some((one) => one.element === other.element);
        return distanceTo(other.box, x, y) < least / 2 || (isSmall && Math.hypot(otherX - x, otherY - y) < least);
      });
      const size = `${Math.round(box.width)} × ${Math.round(box.height)} px`;
      return near ? [`${nameOf(element)} is ${size}, and too near to ${nameOf(near.element)}.`] : [];
    });
}

function isInSentence(element: Element): boolean {
  const { display } = getComputedStyle(element);
  const around = element.parentElement?.textContent?.trim() ?? '';
  return display === 'inline' && around.length > (element.textContent?.trim().length ?? 0);
}

function centreOf(box: DOMRect): [number, number] {
  return [box.left + box.width / 2, box.top + box.height / 2];
}

function distanceTo(box: DOMRect, x: number, y: number): number {
  return Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
}
