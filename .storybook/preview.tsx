import type { Preview } from '@storybook/react-vite';
import '../src/styles/index.css';

export default {
  tags: ['autodocs'],
  parameters: {
    // A violation that axe finds fails the story's test.
    a11y: { test: 'error' },
  },
} satisfies Preview;
