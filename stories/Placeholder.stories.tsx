import type { Meta, StoryObj } from '@storybook/react-vite';

export default { title: 'Placeholder', render: () => <p>The playground runs.</p> } satisfies Meta;

export const Default: StoryObj = {};
