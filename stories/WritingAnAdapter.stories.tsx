import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { PhoneNumbers, type PhoneNumbersProps } from '../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneNumbersProvider } from '../src/provider/PhoneNumbersProvider.js';
import { expectAnnounced, expectError, press, submitPhoneNumber, typeCode, wordsOf } from './support/actions.js';
import { useBackend } from './support/BackendContext.js';
import { messagesOf } from './support/environment.js';
import { acmeAdapter } from './support/examples/acme/adapter.js';
import { createAcme } from './support/examples/acme/backend.js';
import { reachedByActions } from './support/numbers.js';

const meta = {
  title: 'Guides/Writing an adapter',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { stage: { inbox: false } },
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** The kit over the adapter that the page builds, with Acme itself in this tab. */
export const Acme: Story = {
  render: (args) => <OverAcme {...args} />,
};

export const AcmeVerifies: Story = {
  ...Acme,
  ...reachedByActions,
  play: async (context) => {
    const { add, list } = wordsOf(context);
    await press(context, add.open);
    await submitPhoneNumber(context, '2015550188');
    await typeCode(context, '111111');
    await expectError(context, 'incorrect_code', { attemptsLeft: 2 });
    await typeCode(context, '246810');
    await expectAnnounced(context, list.verified('+1 201 555 0188'));
  },
};

function OverAcme(props: PhoneNumbersProps) {
  const [{ adapter, userId }] = useState(() => ({
    adapter: acmeAdapter({ baseUrl: 'https://api.acme.example', fetch: createAcme(['+12015550123']).fetch }),
    userId: crypto.randomUUID(),
  }));
  const messages = messagesOf[useBackend().environment.language];
  return (
    <PhoneNumbersProvider adapter={adapter} userId={userId} messages={messages}>
      <PhoneNumbers {...props} />
    </PhoneNumbersProvider>
  );
}
