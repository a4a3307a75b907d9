import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect } from 'storybook/test';
import { memoryAdapter } from '../src/adapters/memory/index.js';
import { PhoneNumbers } from '../src/components/phone-numbers/PhoneNumbers.js';
import { ar } from '../src/messages/ar.js';
import { PhoneNumbersProvider } from '../src/provider/PhoneNumbersProvider.js';
import { press } from './support/actions.js';

const adapter = memoryAdapter({ phoneNumbers: ['+12015550123'] });

const meta = {
  title: 'Components/PhoneNumbersProvider',
  component: PhoneNumbersProvider,
  args: { adapter, userId: 'user_1', children: <PhoneNumbers /> },
  argTypes: { adapter: { control: false }, messages: { control: false }, children: { control: false } },
  parameters: { stage: { inbox: false } },
} satisfies Meta<typeof PhoneNumbersProvider>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const InAnotherLanguage: Story = {
  args: { messages: ar },
  render: (args) => (
    <div dir="rtl" lang="ar">
      <PhoneNumbersProvider {...args} />
    </div>
  ),
};

/**
 * Two people at one screen, one after the other: neither sees a number of the other, nor what the other began to type.
 */
export const AnotherPerson: Story = {
  render: () => <TwoPeople />,
  play: async (context) => {
    const { canvas } = context;
    await expect(await canvas.findByText('+1 201 555 0123')).toBeVisible();
    await press(context, 'Bo');
    await expect(await canvas.findByText('+44 7400 123456')).toBeVisible();
    await expect(canvas.queryByText('+1 201 555 0123')).not.toBeInTheDocument();
  },
};

const ada = memoryAdapter({ userId: 'ada', phoneNumbers: ['+12015550123'] });
const people = {
  Ada: { adapter: ada, userId: 'ada' },
  Bo: { adapter: memoryAdapter({ userId: 'bo', phoneNumbers: ['+447400123456'], world: ada.world }), userId: 'bo' },
};

function TwoPeople() {
  const [name, setName] = useState<keyof typeof people>('Ada');
  return (
    <>
      <p>
        {(['Ada', 'Bo'] as const).map((person) => (
          <button key={person} type="button" aria-pressed={person === name} onClick={() => setName(person)}>
            {person}
          </button>
        ))}
      </p>
      <PhoneNumbersProvider {...people[name]}>
        <PhoneNumbers />
      </PhoneNumbersProvider>
    </>
  );
}
