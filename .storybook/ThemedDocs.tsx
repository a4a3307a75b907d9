import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { useLayoutEffect, useSyncExternalStore, type PropsWithChildren } from 'react';
import { GLOBALS_UPDATED, SET_GLOBALS } from 'storybook/internal/core-events';
import { themes } from 'storybook/theming';
import { cssColorScheme, lookOf } from '../stories/support/look.js';

/** A docs page in the colour scheme of the toolbar. */
export function ThemedDocs({ context, ...props }: PropsWithChildren<DocsContainerProps>) {
  const { channel } = context;
  const colorScheme = useSyncExternalStore(
    (onChange) => {
      channel.on(GLOBALS_UPDATED, onChange);
      return () => channel.off(GLOBALS_UPDATED, onChange);
    },
    () => {
      const [last] = channel.last(GLOBALS_UPDATED) ?? channel.last(SET_GLOBALS) ?? [];
      return lookOf(last?.globals ?? {}).colorScheme;
    },
  );
  useLayoutEffect(() => {
    document.documentElement.style.colorScheme = cssColorScheme(colorScheme);
  }, [colorScheme]);
  const isDark =
    colorScheme === 'dark' || (colorScheme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  return <DocsContainer context={context} {...props} theme={isDark ? themes.dark : themes.light} />;
}
