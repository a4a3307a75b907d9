import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumbers } from '../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../src/provider/PhoneNumbersProvider.js';
import { useBackend } from './support/BackendContext.js';
import { ownWords } from './support/examples/own-words.js';
import { reserved } from './support/numbers.js';

const meta = {
  title: 'Guides/Languages',
  component: PhoneNumbers,
  tags: ['!autodocs'],
  parameters: { stage: { inbox: false }, backend: { phoneNumbers: reserved } },
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

export const RightToLeft: Story = { globals: { language: 'fa' }, args: { defaultCountry: 'IR' } };

export const OwnTexts: Story = {
  globals: { language: 'de' },
  render: (args) => <InOwnTexts {...args} />,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Ihre Rufnummern' })).toBeVisible();
  },
};

function InOwnTexts(props: React.ComponentProps<typeof PhoneNumbers>) {
  const { adapter, userId } = useBackend();
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId} messages={ownWords}>
      <PhoneNumbers {...props} />
    </PhoneNumbersProvider>
  );
}
