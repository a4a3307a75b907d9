import { describe, expect, it } from 'vitest';

// Phrases that no other documentation of the field uses, and their replacements.
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\banswers\b/i, 'returns, resolves with, responds'],
  [/\b(?:is|are) told(?! apart)\b/i, 'gets, knows, is called with'],
  [/\bwhere there (?:is|are) (?:none|no)\b/i, 'if there is none'],
  [/\bwhere (?:they|he|she|the person) will not\b/i, 'if the user cancels'],
  [/\bnot drawn\b/i, 'not rendered'],
  [/\bmade once more\b/i, 'repeated, created for each'],
  [/\banew\b/i, 'again, refetched'],
  [/\bwhoever\b/i, 'somebody who, the user'],
  [/\bwhat(?:ever)? (?:becomes|became|comes|came) of\b/i, 'the outcome, what happens to'],
  [/(?<!there )\b(?:is|are) none\b/i, 'is not one'],
  [/(?<!there )\bis no (?:code|id|phone|promise|secret|text)\b/i, 'is not a'],
  [/\btells?[.,;:)]/i, 'reports, shows'],
  [/\ball the same\b/i, 'still, anyway'],
  [/\b(?:at|by|of) (?:whatever|whichever)\b/i, 'any'],
  [/\bof before\b|\bthe one before\b/i, 'previous, older'],
];

// More of them, which are common in prose about people, and so are only looked for in the tests.
const inTests: typeof phrases = [
  ...phrases,
  [/\b(?:an|the|its|each|every|their) answer\b/i, 'response, result'],
  [/\bhas the (?:server|page|person) (?:act|ask|tell)\b/i, 'makes it respond, refetch'],
  [/\b(?:is|are) to be\b/i, 'must be, should be'],
  [/\bmade to order\b/i, 'created'],
  [/\bheld against\b/i, 'compared with'],
  [/\bof (?:a|the) (?:story|test|person|file)'s own\b/i, 'its own'],
  [/\blooked at again\b/i, 'refetched, focused again'],
];

const sources = Object.entries(
  import.meta.glob<string>('../src/**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
);
const docs = Object.entries(
  import.meta.glob<string>(
    [
      '../{README,ARCHITECTURE,CONTRIBUTING,ACCESSIBILITY,CHANGELOG}.md',
      '../stories/**/*.mdx',
      '../stories/support/examples/**/*.{ts,tsx,js}',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
);
const tests = Object.entries(
  import.meta.glob<string>(
    [
      './**/*.{ts,tsx,mjs}',
      '../stories/**/*.{ts,tsx}',
      '../.storybook/*.{ts,tsx}',
      '!../stories/support/examples/**',
      '!./wording.test.ts',
      '!**/node_modules/**',
    ],
    { query: '?raw', import: 'default', eager: true },
  ),
);

describe('the wording', () => {
  it('of the docs, the examples and the comments of src is that of the field', () => {
    const texts = [...docs, ...sources.map(([file, text]) => [file, commentsOf(text)] as const)];
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.flatMap(([file, text]) => findPhrases(file, text, phrases))).toEqual([]);
  });

  it('of the comments and the names of the tests and the playground is that of the field', () => {
    expect(tests.length).toBeGreaterThan(500);
    const texts = tests.map(([file, text]) => [file, `${commentsOf(text)}\n${namesOf(text)}`] as const);
    expect(texts.flatMap(([file, text]) => findPhrases(file, text, inTests))).toEqual([]);
  });

  it('is checked in every kind of name', () => {
    for (const name of [
      "it('answers one', () => {",
      'describe.skip(`who ${is} told`, ',
      "it.each([[1, 'a']])('is made anew', ",
    ])
      expect(findPhrases('a.ts', namesOf(name), [...inTests, [/who \$/, '']])).toHaveLength(1);
  });

  it('is checked in every kind of comment', () => {
    for (const comment of ['// It answers one.', '/** The person is\n * told. */', "const a = 'b'; // whoever asks"])
      expect(findPhrases('a.ts', commentsOf(comment), inTests)).toHaveLength(1);
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

/** The names of the suites and tests of a file. */
function namesOf(text: string): string {
  const name = /\b(?:it|describe)(?:\.\w+)*(?:\((?:[^)]|\)(?!\())*\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;
  return [...text.matchAll(name)].map(([, , found]) => found).join('\n');
}

function findPhrases(file: string, text: string, phrases: typeof inTests): string[] {
  return phrases.flatMap(([phrase, instead]) => {
    const [match] = phrase.exec(text.replace(/\s+/g, ' ')) ?? [];
    return match === undefined ? [] : [`${file}: "${match}"; write: ${instead}`];
  });
}
