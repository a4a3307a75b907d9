import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, waitFor } from 'storybook/test';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../../src/index.js';
import { memoryAdapter } from '../../../../src/adapters/memory/index.js';

const meta = {
  title: 'Guides/Testing your app',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  loaders: [() => ({ adapter: memoryAdapter() })],
  render: (args, { loaded: { adapter } }) => (
    <PhoneNumbersProvider adapter={adapter} userId="user_1">
      <PhoneNumbers {...args} />
    </PhoneNumbersProvider>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;

export const AddANumber: StoryObj<typeof meta> = {
  play: async ({ canvas, userEvent, loaded: { adapter } }) => {
    await userEvent.click(await canvas.findByRole('button', { name: 'Add phone number' }));
    await userEvent.type(await canvas.findByRole('textbox', { name: 'Phone number' }), '2015550123{Enter}');
    const field = await canvas.findByRole('textbox', { name: 'Verification code' });
    await waitFor(() => expect(adapter.inbox.messages).toHaveLength(1));
    await userEvent.type(field, adapter.inbox.messages[0].code);
    await expect(await canvas.findByText('+1 201 555 0123 is verified.')).toBeInTheDocument();
  },
};
