import { composeStories } from '@storybook/react-vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { en } from '../../src/messages/en.js';
import '../../src/styles/styles.css';
import { messagesOf } from '../../stories/support/environment.js';
import { pseudo } from '../messages/pseudo.js';
import { saidBy } from '../messages/said-by.js';
import { findOverflowing, shownTexts } from '../messages/shown.js';
import { globalsOf, runStory, type StoryFile } from './run-story.js';

// Every story on a narrow screen, in a pseudo-locale, in a right-to-left one and in one with long words: any English
// text is hard-coded.

/** All stories except those about languages, and those of an app's own. */
const files = import.meta.glob<StoryFile>(
  ['../../stories/**/*.stories.tsx', '!**/{Languages,PhoneNumbersProvider}.stories.tsx', '!**/examples/**'],
  { eager: true },
);

/** Detects an English word, in languages with letters of their own and in one with English letters. */
const isEnglish: Record<string, (text: string) => boolean> = {
  pseudo: (text) => /[a-z]/i.test(text),
  ar: isLatin,
  de: (text) => ofEnglish.has(text),
};
const ofEnglish = new Set(saidBy(en).flatMap(({ texts }) => texts.map(({ text }) => text)));
/** Spelled the same in every language. */
const names = /\b(SMS|WhatsApp|START|NIST SP 800-63B|Google|SAML|backup-codes\.txt)\b/g;

beforeEach(() => page.viewport(320, 800));
afterEach(() => void (messagesOf.en = undefined));

describe.each(Object.keys(isEnglish))('in %s', (language) => {
  describe.each(Object.entries(files))('%s', (_, file) => {
    // The right-to-left ones are in Arabic.
    const stories = Object.entries(composeStories(file)).filter(([name]) => !('language' in globalsOf(file, name)));

    it.each(stories)('%s', async (name, story) => {
      if (language === 'pseudo') messagesOf.en = pseudo(en);
      await runStory(story, { ...globalsOf(file, name), language: language === 'pseudo' ? 'en' : language });
      expect(shownTexts(document.body).filter((text) => isEnglish[language]?.(text))).toEqual([]);
      expect(findOverflowing(document.body)).toEqual([]);
    });
  });
});

describe('shownTexts and overflowing', () => {
  it('find texts that are not translated or do not fit', () => {
    const part = (children: string) =>
      `<div data-scope="phonekit" data-part="row" style="width: 200px">${children}</div>`;
    document.body.innerHTML =
      part('Remove <button aria-label="Close"></button><b style="font-family: monospace">nobreak</b>') +
      part('ƀ'.repeat(60));
    expect(shownTexts(document.body)).toEqual(expect.arrayContaining(['Remove', 'Close', 'nobreak']));
    expect(findOverflowing(document.body)).toHaveLength(1);
    document.body.innerHTML = '';
  });
});

function isLatin(text: string): boolean {
  return /[a-z]/i.test(text.replace(names, ''));
}
