import { afterEach, expect } from 'vitest';
import { partsOf } from '../../stories/support/style-reference.js';

// Every part and state that a story shows is documented on the page about theming.

const components = import.meta.glob<string>(['../../src/components/**/*.tsx', '../../src/primitives/*.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});
const stylesheets = import.meta.glob<string>('../../src/styles/*.css', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const documented = new Map(
  partsOf(Object.values(stylesheets).join('\n'), Object.values(components)).map(({ name, attributes }) => [
    name,
    new Set(attributes.map((attribute) => attribute.name)),
  ]),
);

afterEach<{ story?: unknown }>(({ story }) => {
  if (!story) return;
  const undocumented = [...document.querySelectorAll<HTMLElement>('[data-scope=phonekit]')].flatMap((element) => {
    const { part = '' } = element.dataset;
    const states = element.getAttributeNames().filter((name) => /^data-(?!scope$|part$)/.test(name));
    const attributes = documented.get(part);
    return attributes ? states.filter((state) => !attributes.has(state)).map((state) => `${part} ${state}`) : [part];
  });
  expect(undocumented, 'parts and states that the reference does not tell of').toEqual([]);
});
