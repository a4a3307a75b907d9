import { describe, expect, it } from 'vitest';
import { literalsIn } from './literals.js';

/**
 * The folders whose strings can reach the page. The strings of the others are for developers: of an error, the page
 * uses the code.
 */
const sources = import.meta.glob<string>('../../src/{components,hooks,primitives,provider}/**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Strings that look like text but are not. */
const notShown: Record<string, readonly string[]> = {
  // Keyboard keys.
  'src/components/shared/useFormRoot.ts': ['Enter'],
  'src/primitives/CountryList.tsx': ['Arrow', 'Enter'],
  'src/primitives/useEscape.ts': ['Escape'],
  // A placement.
  'src/primitives/useTopLayer.ts': ['px auto auto'],
  // Fonts.
  'src/components/backup-codes/parts/save-text.ts': ['12pt/1.5 system-ui, sans-serif'],
  // Alternative names of countries: the search finds them in any language, and `Intl` provides the displayed names.
  'src/primitives/country-search.ts': [
    'Emirates',
    'Ivory Coast',
    'Czech Republic',
    'UK,Great Britain,England,Scotland,Wales,Northern Ireland',
    'Korea',
    'Holland',
    'Swaziland',
    'East Timor',
    'Turkey',
  ],
};

describe('rendered markup', () => {
  it.each(Object.entries(sources))('has no text of its own in %s', (path, source) => {
    const allowed = notShown[path.replace('../../', '')] ?? [];
    expect(literalsIn(source).filter(({ text }) => !allowed.includes(text))).toEqual([]);
    expect(allowed.filter((text) => !source.includes(text))).toEqual([]);
  });

  it('is checked completely', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(80);
  });
});

describe('literalsIn', () => {
  const textsIn = (source: string) => literalsIn(source).map(({ text }) => text);

  it('finds a visible text anywhere', () => {
    const component = `
      export function Row({ number, isBusy }) {
        const hint = isBusy ? \`Removing \${number} now, wait\` : 'it is gone';
        element.textContent = 'Saved';
        return (
          <li aria-label={isBusy ? 'busy' : messages.row} title="remove">
            Remove {hint}
            <img alt={\`flag \${number}\`} />
            <input placeholder="+1…" aria-description={'number' + number} />
          </li>
        );
      }`;
    expect(textsIn(component)).toEqual([
      'Removing',
      'now, wait',
      'it is gone',
      'Saved',
      'busy',
      'remove',
      'Remove',
      'flag',
      'number',
    ]);
    expect(literalsIn(component)[0]?.line).toBe(3);
  });

  it('ignores strings that are not visible', () => {
    const component = `
      'use client';
      import type { A } from './Some file.js';
      type Kind = 'Two words' | 'Word';
      const words = { 'Key of object': 1, accept: value as 'Two words' };
      throw new Error('No provider above this component.');
      throw new PhoneError('unknown', { message: 'The answer has no id.' });
      const style = { gridArea: '1/1' };
      const part = <div data-part="phone-field" style={style} aria-label={messages.title} title={t('key')}> : </div>;`;
    expect(textsIn(component)).toEqual([]);
  });
});
