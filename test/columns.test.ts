import { describe, expect, it } from 'vitest';

describe('the columns', () => {
  it('has no line of more than 120 characters, which Prettier leaves in comments, strings and prose', () => {
    const files = import.meta.glob<string>(
      ['../{src,test,stories,.storybook}/**/*.{ts,tsx,mjs,css,mdx}', '!../test/apps/**/node_modules/**'],
      { query: '?raw', import: 'default', eager: true },
    );
    const long = Object.entries(files).flatMap(([file, text]) =>
      longLines(file, text, file.endsWith('.mdx') ? /^\|/ : undefined),
    );
    expect(Object.keys(files).length).toBeGreaterThan(500);
    expect(long).toEqual([]);
  });

  it('are limited in the documents too, except in tables', () => {
    const files = import.meta.glob<string>('../{README,ARCHITECTURE,CONTRIBUTING,ACCESSIBILITY,CHANGELOG}.md', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    expect(Object.keys(files)).toHaveLength(5);
    expect(Object.entries(files).flatMap(([file, text]) => longLines(file, text, /^\|/))).toEqual([]);
  });
});

function longLines(file: string, text: string, except?: RegExp): string[] {
  return text
    .split('\n')
    .flatMap((line, index) => ([...line].length > 120 && !except?.test(line) ? [`${file}:${index + 1}`] : []));
}
