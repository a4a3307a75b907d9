import type { Preview } from '@storybook/react-vite';
import { configure } from 'storybook/test';
import '../src/styles/styles.css';
import { globalTypes, initialGlobals } from '../stories/support/environment.js';
import { settled } from '../stories/support/settled.js';
import { withBackend } from '../stories/support/withBackend.js';
import { patience } from '../test/support/patience.mjs';
import { ThemedDocs } from './ThemedDocs.js';
import { withPropDocs } from './prop-docs.js';

configure({ asyncUtilTimeout: patience });

export default {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [withBackend],
  afterEach: settled,
  argTypesEnhancers: [withPropDocs],
  parameters: {
    // A violation that axe finds fails the story's test.
    a11y: { test: 'error', context: { exclude: ['[data-part=country-flag] svg'] } },
    options: {
      storySort: {
        order: [
          'Pages',
          'Guides',
          [
            'Getting started',
            'Backends',
            ['In the tab (memory)', '*'],
            'Next.js',
            'React Router',
            'TanStack Router and Start',
            'Vite and Hono',
            'Going live',
            'Importing verified numbers',
            'Hooks',
            'Errors',
            'Testing your app',
            'Writing an adapter',
            'Theming',
            'Beside Tailwind, shadcn/ui, MUI, Bootstrap',
            'Your own number field',
            'With react-hook-form',
            'Coming from react-phone-number-input',
            "Beside Clerk's UserProfile",
            'Languages',
            'Browsers',
          ],
          'Components',
          ['PhoneNumbers', 'PhoneNumberList', 'AddPhoneForm', 'VerifyPhoneForm', '*', 'PhoneNumbersProvider'],
          'Primitives',
          ['PhoneField', 'CodeField'],
        ],
      },
    },
    // The toolbar of the colour scheme sets the background.
    backgrounds: { disabled: true },
    controls: { expanded: true },
    docs: { container: ThemedDocs },
  },
} satisfies Preview;
