import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'phonekit',
    brandUrl: './',
    colorPrimary: '#1f4fd8',
    colorSecondary: '#1f4fd8',
  }),
  layoutCustomisations: {
    // A docs page has no controls.
    showPanel: ({ storyId }: { storyId?: string }, isShown: boolean) =>
      storyId?.startsWith('pages-') ? false : isShown,
  },
});
