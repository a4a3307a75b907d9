import { configure } from 'storybook/test';
import { setProjectAnnotations, type composeStories } from '@storybook/react-vite';
import { initialGlobals } from '../../stories/support/environment.js';
import { settled } from '../../stories/support/settled.js';
import { withBackend } from '../../stories/support/withBackend.js';
import { patience } from '../support/patience.mjs';

export type StoryFile = Parameters<typeof composeStories>[0];

configure({ asyncUtilTimeout: patience });
setProjectAnnotations([{ decorators: [withBackend], afterEach: settled, initialGlobals } as never]);

/** Renders a composed story as the playground does, with the toolbars set to `globals`, and runs its play function. */
export async function runStory(story: unknown, globals: object): Promise<void> {
  await (story as { run: (context: { globals: object }) => Promise<void> }).run({
    globals: { ...initialGlobals, ...globals },
  });
}

/** The toolbars of this story. */
export function globalsOf(file: StoryFile, name: string): object {
  return (file as unknown as Record<string, { globals?: object }>)[name]?.globals ?? {};
}
