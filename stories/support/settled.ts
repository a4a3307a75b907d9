import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { forever } from './backend.js';

/**
 * Waits until a story shows what it is to show: what looks at it next, axe for one, would otherwise see an empty page.
 */
export async function settled({ canvasElement, parameters }: StoryContext): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('[data-waiting]')).toBeNull());
  if (parameters.backend?.latency === forever) return;
  await waitFor(() => expect(canvasElement.querySelector('[data-part$=-skeleton]')).toBeNull());
  // What fades in has not got its contrast yet. A spinner never ends.
  await Promise.allSettled(
    canvasElement
      .getAnimations({ subtree: true })
      .flatMap((animation) => (animation.effect?.getTiming().iterations === Infinity ? [] : animation.finished)),
  );
}
