import { describe, expect, it } from 'vitest';
import { customPropertiesOf, partsOf } from '../../stories/support/style-reference.js';

describe('customPropertiesOf', () => {
  it('reads each property once, with the comment above it and the value that stands in the end', () => {
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
      a { color: var(--phonekit-border); }`;
    expect(customPropertiesOf(stylesheet)).toEqual([
      { name: '--phonekit-radius', value: '1px', comment: null },
      { name: '--phonekit-border', value: 'light-dark(#ddd, #222)', comment: 'Seen on every field.' },
    ]);
  });
});

describe('partsOf', () => {
  it('joins what the components draw with what the stylesheet dresses', () => {
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
      :where([data-scope='phonekit'][data-part='button'][data-variant='plain']) {}
      :where([data-scope='phonekit'][data-part='hint']) {}`;
    expect(partsOf(stylesheet, [component])).toEqual([
      {
        name: 'button',
        attributes: [
          { name: 'data-busy', values: [] },
          { name: 'aria-disabled', values: [] },
          { name: 'data-variant', values: ['primary', 'plain'] },
        ],
      },
      { name: 'hint', attributes: [] },
      { name: 'label', attributes: [] },
    ]);
  });
});
