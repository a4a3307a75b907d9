import { ancestorsOf } from './visible.js';

const seen = new Set<string>();

/**
 * The parts of the kit that no earlier story had in the same state and context. Their colours are the same each time,
 * and checking each of them in every story would take minutes.
 */
export function unseenParts(root: Element): Element[] {
  return [...root.querySelectorAll('[data-scope=phonekit]')].filter((element) => {
    const place = ancestorsOf(element).map(stateOf).join(' < ');
    const isNew = !seen.has(place);
    seen.add(place);
    return isNew;
  });
}

function stateOf(element: Element): string {
  if (element.getAttribute('data-scope') !== 'phonekit') return '';
  const states = [...element.attributes].filter(({ name }) =>
    /^data-|^aria-(disabled|invalid|selected|expanded|busy)$/.test(name),
  );
  return states.map(({ name, value }) => (name === 'data-country' ? '' : `${name}=${value}`)).join(' ');
}
