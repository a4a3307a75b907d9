import type { StorybookConfig } from '@storybook/react-vite';

export default {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: {
    // No telemetry, crash reports or update checks leave the browser.
    disableTelemetry: true,
    disableWhatsNewNotifications: true,
    enableCrashReports: false,
  },
  // The other docgen needs TypeScript's JS API, which TypeScript 7 no longer has.
  typescript: { reactDocgen: 'react-docgen' },
} satisfies StorybookConfig;
