import { Source } from '@storybook/addon-docs/blocks';
import { asPublished } from './as-published.js';

/** A file of `examples/`, which the compiler checks with the rest, as an app would write it. */
export function Sample({ source }: { source: string }) {
  return <Source language="tsx" code={asPublished(source)} />;
}
