import type { Preview } from '@storybook/react-vite';
import '../src/styles/styles.css';
import { globalTypes, initialGlobals } from '../stories/support/environment.js';
import { withBackend } from '../stories/support/withBackend.js';

export default {
  tags: ['autodocs'],
  globalTypes,
  initialGlobals,
  decorators: [withBackend],
  parameters: {
    // A violation that axe finds fails the story's test.
    a11y: { test: 'error' },
    options: {
      storySort: {
        order: ['Pages', 'Guides', ['Getting started', 'Hooks', 'Writing an adapter', 'Theming'], 'Components', 'Primitives'],
      },
    },
    // The theme's toolbar draws the ground.
    backgrounds: { disabled: true },
    controls: { expanded: true },
  },
} satisfies Preview;
