import { composeStories } from '@storybook/react-vite';
import { describe, expect, it } from 'vitest';
import '../../src/styles/styles.css';
import { globalsOf, runStory, type StoryFile } from './run-story.js';

// The stories with a number field, with the toolbar *Number field* set to react-phone-number-input.

const files = import.meta.glob<StoryFile>(
  '../../stories/{AccountSettings,AddPhoneForm,PhoneField,PhoneNumbers,SecondFactorSettings}.stories.tsx',
  { eager: true },
);

/** Stories about the kit's list of countries. */
const ofTheKit = [
  'CountryList',
  'CountryListInClippedBox',
  'CountrySearch',
  'EmojiFlags',
  'NoCountryFound',
  'NoFlags',
  'PictureFlags',
];

describe.each(Object.entries(files))('%s over react-phone-number-input', (_, file) => {
  it.each(Object.entries(composeStories(file)).filter(([name]) => !ofTheKit.includes(name)))(
    '%s',
    async (name, story) => {
      await runStory(story, { ...globalsOf(file, name), numberField: 'library' });
      const fields = document.querySelectorAll('[data-part=phone-field]');
      expect(document.querySelectorAll('[data-part=phone-field] .PhoneInput')).toHaveLength(fields.length);
    },
  );
});
