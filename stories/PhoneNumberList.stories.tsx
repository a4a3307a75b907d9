import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumberList } from '../src/components/phone-numbers/PhoneNumberList.js';
import {
  expectAlert,
  expectAnnounced,
  expectError,
  expectText,
  press,
  readCode,
  typeCode,
  wordsOf,
} from './support/actions.js';
import { forever } from './support/backend.js';
import { fetchedOnce, own, reachedByActions, unverified } from './support/numbers.js';

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
  play: async (context) => {
    await expectText(context, wordsOf(context).list.emptyHint);
  },
};

export const Loading: Story = { parameters: { backend: { latency: forever } } };

export const FailedToLoad: Story = {
  parameters: { stage: fetchedOnce, backend: { faults: [{ operation: 'list', error: 'unauthenticated' }] } },
  play: async (context) => {
    await expectAlert(context, wordsOf(context).list.failed);
    await expectError(context, 'unauthenticated');
  },
};

export const TriedAgain: Story = {
  ...reachedByActions,
  parameters: { stage: fetchedOnce, backend: { phoneNumbers: own, faults: [{ operation: 'list', error: 'network' }] } },
  play: async (context) => {
    await press(context, wordsOf(context).list.tryAgain);
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
    await canvas.findByText('+1 201 555 0123');
    const rows = canvas.getAllByRole('listitem');
    await expect(rows[0]).toHaveTextContent('+1 201 555 0123');
    await expect(rows[1]).toHaveTextContent('+49 1512 3456789');
  },
};

export const Verifying: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { list, verify } = wordsOf(context);
    await press(context, list.verifyNumber('+44 7400 123456'));
    await expectText(context, verify.sentTo('+44 7400 123456', 6));
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Verifying.play?.(context);
    await typeCode(context, await readCode(context));
    const { list } = wordsOf(context);
    await expectAnnounced(context, list.verified('+44 7400 123456'));
    await expect(context.canvas.queryByText(list.unverified)).not.toBeInTheDocument();
  },
};

export const Removing: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+49 1512 3456789'));
    await expect(
      await context.canvas.findByRole('alertdialog', { name: remove.title('+49 1512 3456789') }),
    ).toBeVisible();
  },
};

export const RemoveRefused: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'delete', error: 'last_second_factor' }] } },
  play: async (context) => {
    await Removing.play?.(context);
    await press(context, wordsOf(context).remove.confirm);
    await expectError(context, 'last_second_factor');
  },
};

export const Removed: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Removing.play?.(context);
    const { list, remove } = wordsOf(context);
    await press(context, remove.confirm);
    await expectAnnounced(context, list.removed('+49 1512 3456789'));
    await expect(context.canvas.getAllByRole('listitem')).toHaveLength(2);
  },
};

export const LongList: Story = {
  parameters: {
    backend: {
      phoneNumbers: Array.from({ length: 24 }, (_, index) => `+120155501${index + 10}`),
      policy: { maxPhoneNumbers: null },
    },
  },
};

export const RightToLeft: Story = { globals: { language: 'ar' } };

export const Dark: Story = { globals: { colorScheme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } } };
