import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cssRules } from '../../stories/support/css-rules.js';
import { customPropertiesOf, partsOf } from '../../stories/support/style-reference.js';

const styles = new URL('../../src/styles/', import.meta.url);
const stylesheet = readdirSync(styles)
  .map((file) => readFileSync(new URL(file, styles), 'utf8'))
  .join('\n');

describe('customPropertiesOf', () => {
  it('reads each property once, with the comment above it and its final value', () => {
    const stylesheet = `
      :root {
        --phonekit-radius: 1px;
        /* Seen on every field. */
        --phonekit-border: #ddd;
      }
      @supports (color: light-dark(#000, #fff)) {
        :root {
          --phonekit-border: light-dark(#ddd,
            #222);
        }
      }
      @supports (color: light-dark(#000, #fff)) {
        /* Asked for; by an attribute. */
        :where([data-phonekit-contrast='more']) { --phonekit-border: #000; }
      }
      a { color: var(--phonekit-border); }`;
    expect(customPropertiesOf(stylesheet)).toEqual([
      { name: '--phonekit-radius', value: '1px', moreContrast: null, comment: null },
      {
        name: '--phonekit-border',
        value: 'light-dark(#ddd, #222)',
        moreContrast: '#000',
        comment: 'Seen on every field.',
      },
    ]);
  });

  it('lists exactly the properties that the stylesheet uses', () => {
    const taken = new Set([...stylesheet.matchAll(/var\((--phonekit-[\w-]+)/g)].map(([, name]) => name));
    expect(
      customPropertiesOf(stylesheet)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...taken].sort());
  });
});

describe('partsOf', () => {
  it('joins the parts of the components with those of the stylesheet', () => {
    const component = `
      <button
        data-scope="phonekit"
        data-part="button"
        data-busy={busy ? '' : undefined}
        onClick={() => count > 2 && go({ now: true })}
        aria-disabled={!isIdle || undefined}
      >
        <span data-part="label">{a > b}</span>
      </button>`;
    const stylesheet = `
      :where([data-scope='phonekit'][data-part='button'][data-variant='primary']:hover:not([aria-disabled])) {}
      :where([data-scope='phonekit'][data-part='button'][data-variant='plain']) {
        border: 1px solid var(--phonekit-border);
      }
      :where([data-scope='phonekit']):where([data-part='label'] p, [data-part='row'] [data-part='hint']) {
        gap: calc(2 * var(--phonekit-space));
      }`;
    expect(partsOf(stylesheet, [component])).toEqual([
      {
        name: 'button',
        attributes: [
          { name: 'data-busy', values: [] },
          { name: 'aria-disabled', values: [] },
          { name: 'data-variant', values: ['primary', 'plain'] },
        ],
        customProperties: ['--phonekit-border'],
      },
      { name: 'hint', attributes: [], customProperties: ['--phonekit-space'] },
      { name: 'label', attributes: [], customProperties: [] },
      { name: 'row', attributes: [], customProperties: [] },
    ]);
  });
});

describe('the themes to copy', () => {
  const folder = new URL('../../stories/support/themes/', import.meta.url);

  it.each(readdirSync(folder))('%s sets custom properties that the stylesheet knows, and nothing else', (file) => {
    const set = cssRules(readFileSync(new URL(file, folder), 'utf8')).flatMap(({ declarations }) =>
      [...declarations.matchAll(/^ *([\w-]+):/gm)].map(([, name]) => name),
    );
    expect(set.length).toBeGreaterThan(10);
    expect(customPropertiesOf(stylesheet).map(({ name }) => name)).toEqual(expect.arrayContaining(set));
  });
});
