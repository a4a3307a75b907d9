import { describe, expect, it } from 'vitest';

// Phrases that no other documentation of the field uses, and their replacements.
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\banswers\b/i, 'returns, resolves with, responds'],
  [/\b(?:is|are) told(?! apart)\b/i, 'gets, knows, is called with'],
  [/\bwhere there (?:is|are) (?:none|no)\b/i, 'if there is none'],
  [/\bwhere (?:they|he|she|the person) will not\b/i, 'if the user cancels'],
  [/\bnot drawn\b/i, 'not rendered'],
  [/\bmade (?:anew|once more)\b/i, 'repeated, created for each'],
];

describe('the wording', () => {
  const docs = import.meta.glob<string>(
    [
      '../{README,ARCHITECTURE,CONTRIBUTING,ACCESSIBILITY,CHANGELOG}.md',
      '../stories/**/*.mdx',
      '../stories/support/examples/**/*.{ts,tsx,js}',
    ],
    { query: '?raw', import: 'default', eager: true },
  );
  const sources = import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });

  it('of the docs, the examples and the comments of src is that of the field', () => {
    const texts = [
      ...Object.entries(docs),
      ...Object.entries(sources).map(([file, text]) => [file, commentsOf(text)] as const),
    ];
    expect(texts.length).toBeGreaterThan(400);
    const found = texts.flatMap(([file, text]) =>
      phrases.flatMap(([phrase, instead]) => {
        const [match] = phrase.exec(text.replace(/\s+/g, ' ')) ?? [];
        return match === undefined ? [] : [`${file}: "${match}"; write: ${instead}`];
      }),
    );
    expect(found).toEqual([]);
  });

  it('is checked only in comments', () => {
    const text = "/**\n * One\n * two.\n */\nconst url = 'https://three'; // four\n";
    expect(commentsOf(text).replace(/\s+/g, ' ').trim()).toBe('One two. four');
  });
});

/** The text of the comments, without their marks. */
function commentsOf(text: string): string {
  const comments = [...text.matchAll(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm)].map(([comment]) => comment);
  return comments.map((comment) => comment.replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, '')).join('\n');
}
