import { Source } from '@storybook/addon-docs/blocks';
import { useTheme, type StorybookTheme } from 'storybook/theming';
import { asPublished } from './as-published.js';

/** Shows a file of `examples/`, which is type-checked with the project, as an app would write it. */
export function Sample({ source, language = 'tsx' }: { source: string; language?: 'tsx' | 'css' | 'bash' }) {
  const { base } = useTheme() as StorybookTheme;
  return <Source language={language} code={asPublished(source)} dark={base === 'dark'} />;
}
