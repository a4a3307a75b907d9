import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { forever } from './backend.js';

/** Waits until a story has rendered its content, so that checks such as axe do not run on an empty page. */
export async function settled({ canvasElement, parameters }: StoryContext): Promise<void> {
  await waitFor(() => expect(canvasElement.querySelector('[data-waiting]')).toBeNull());
  if (parameters.backend?.latency === forever) return;
  await waitFor(() => expect(canvasElement.querySelector('[data-part$=-skeleton]')).toBeNull());
  // What fades in has not got its contrast yet. A spinner never ends, and Storybook pauses animations in tests.
  const animations = canvasElement.getAnimations({ subtree: true });
  const ending = animations.filter(
    ({ playState, effect }) => playState === 'running' && effect?.getTiming().iterations !== Infinity,
  );
  await Promise.allSettled(ending.map((animation) => animation.finished));
}
