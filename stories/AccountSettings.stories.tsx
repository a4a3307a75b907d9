import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumbers } from '../src/components/phone-numbers/PhoneNumbers.js';
import { AccountSettings } from './support/AccountSettings.js';
import { wordsOf } from './support/actions.js';

const meta = {
  title: 'Pages/Account settings',
  // A page of docs would come before the page itself.
  tags: ['!autodocs'],
  parameters: {
    layout: 'fullscreen',
    stage: { page: true },
    backend: {
      persist: 'phonekit.playground',
      phoneNumbers: ['+12015550123', { phoneNumber: '+447400123456', verification: { status: 'expired' } }],
    },
  },
  render: () => (
    <AccountSettings>
      <PhoneNumbers />
    </AccountSettings>
  ),
} satisfies Meta;

export default meta;

/** The kit in an app, on a backend that lives in this tab and outlives a reload. */
export const Default: StoryObj = {
  name: 'Account settings',
  play: async (context) => {
    await expect(await context.canvas.findByRole('heading', { name: wordsOf(context).list.title })).toBeVisible();
  },
};
