import { describe, expect, it } from 'vitest';

describe('the columns', () => {
  it('has no line of more than 120 characters, which Prettier leaves in comments, strings and prose', () => {
    const files = import.meta.glob<string>(
      ['../{src,test,stories,.storybook}/**/*.{ts,tsx,mjs,css,mdx}', '!../test/apps/**/node_modules/**'],
      { query: '?raw', import: 'default', eager: true },
    );
    const long = Object.entries(files).flatMap(([file, text]) =>
      text.split('\n').flatMap((line, index) => ([...line].length > 120 ? [`${file}:${index + 1}`] : [])),
    );
    expect(Object.keys(files).length).toBeGreaterThan(500);
    expect(long).toEqual([]);
  });
});
