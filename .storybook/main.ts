import type { StorybookConfig } from '@storybook/react-vite';

export default {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: {
    // The playground speaks to nobody but the browser in front of it.
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
  },
  // The other reader of prop docs needs TypeScript's JS API, which TypeScript 7 no longer has.
  typescript: { reactDocgen: 'react-docgen' },
} satisfies StorybookConfig;
