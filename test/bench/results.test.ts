import { describe, expect, it } from 'vitest';
import { replaceSection } from './results.mjs';

const results = '# Results\n\nPrinted.\n\n## Bytes\n\nfew\n\n### Of these\n\nfewer\n\n## Service\n\nslow\n';

describe('replaceSection', () => {
  it('replaces the section of that title, up to the next one, and nothing else', () => {
    expect(replaceSection(results, 'Service', '## Service\n\nfast')).toBe(results.replace('slow', 'fast'));
    expect(replaceSection(results, 'Bytes', '## Bytes\n\nnone')).toBe(
      '# Results\n\nPrinted.\n\n## Bytes\n\nnone\n\n## Service\n\nslow\n',
    );
  });

  it('throws if there is none', () => {
    expect(() => replaceSection(results, 'Screens', '## Screens')).toThrow('has not one section "Screens"');
  });
});
