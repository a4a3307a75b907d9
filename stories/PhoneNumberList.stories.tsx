import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumberList } from '../src/components/PhoneNumberList.js';
import { expectAlert, press, readCode, typeCode } from './support/actions.js';
import { forever } from './support/backend.js';
import { askedOnce, own, reachedByActions, unverified } from './support/numbers.js';

const meta = {
  title: 'Components/PhoneNumberList',
  component: PhoneNumberList,
  parameters: { backend: { phoneNumbers: own } },
} satisfies Meta<typeof PhoneNumberList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Empty: Story = {
  parameters: { backend: { phoneNumbers: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Add one to secure your account and to get codes by text message.')).toBeVisible();
  },
};

export const Loading: Story = { parameters: { backend: { latency: forever } } };

export const FailedToLoad: Story = {
  parameters: { stage: askedOnce, backend: { faults: [{ operation: 'list', error: 'unauthenticated' }] } },
  play: async (context) => {
    await expectAlert(context, 'Your phone numbers could not be loaded. You are signed out. Sign in again.');
  },
};

export const TriedAgain: Story = {
  ...reachedByActions,
  parameters: { stage: askedOnce, backend: { phoneNumbers: own, faults: [{ operation: 'list', error: 'network' }] } },
  play: async (context) => {
    await press(context, 'Try again');
    await expect(await context.canvas.findAllByRole('listitem')).toHaveLength(3);
  },
};

export const Offline: Story = { globals: { offline: 'on' } };

export const Unverified: Story = { parameters: { backend: { phoneNumbers: [unverified] } } };

export const ReadingOrder: Story = {
  parameters: {
    backend: {
      phoneNumbers: [
        unverified,
        { phoneNumber: '+33612345678', verification: { status: 'failed' } },
        '+4915123456789',
        { phoneNumber: '+12015550123', primary: true },
      ],
    },
  },
  play: async ({ canvas }) => {
    const rows = await canvas.findAllByRole('listitem');
    await expect(rows[0]).toHaveTextContent('+1 201 555 0123');
    await expect(rows[1]).toHaveTextContent('+49 1512 3456789');
  },
};

export const Verifying: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Verify +44 7400 123456');
    await expect(await context.canvas.findByText('We sent a 6-digit code to +44 7400 123456.')).toBeVisible();
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Verifying.play?.(context);
    await typeCode(context, await readCode(context));
    await expect(await context.canvas.findByText('+44 7400 123456 is verified.')).toBeInTheDocument();
    await expect(context.canvas.queryByText('Unverified')).not.toBeInTheDocument();
  },
};

export const Removing: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Remove +49 1512 3456789');
    await expect(await context.canvas.findByRole('alertdialog', { name: 'Remove +49 1512 3456789?' })).toBeVisible();
  },
};

export const RemoveRefused: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'delete', error: 'last_second_factor' }] } },
  play: async (context) => {
    await Removing.play?.(context);
    await press(context, 'Remove number');
    await expectAlert(context, 'This is your last second factor. Add another one first.');
  },
};

export const Removed: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Removing.play?.(context);
    await press(context, 'Remove number');
    await expect(await context.canvas.findByText('+49 1512 3456789 was removed.')).toBeInTheDocument();
    await expect(context.canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};

export const LongList: Story = {
  parameters: {
    backend: { phoneNumbers: Array.from({ length: 24 }, (_, index) => `+120155501${index + 10}`), policy: { maxPhoneNumbers: null } },
  },
};

export const RightToLeft: Story = { globals: { language: 'ar' } };

export const Dark: Story = { globals: { theme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } } };
