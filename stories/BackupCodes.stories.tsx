import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { BackupCodes } from '../src/components/backup-codes/BackupCodes.js';
import { expectError, expectText, press, wordsOf } from './support/actions.js';
import { forever } from './support/backend.js';
import { reachedByActions, reserved } from './support/numbers.js';

const meta = {
  title: 'Components/BackupCodes',
  component: BackupCodes,
  parameters: { stage: { inbox: false }, backend: { phoneNumbers: reserved } },
} satisfies Meta<typeof BackupCodes>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const FewLeft: Story = {
  parameters: { backend: { phoneNumbers: reserved, backupCodesLeft: 3 } },
  play: async (context) => {
    await expectText(context, wordsOf(context).backupCodes.few);
    await expectText(context, wordsOf(context).backupCodes.left(3, null));
  },
};

export const NoneLeft: Story = {
  parameters: { backend: { phoneNumbers: reserved, backupCodesLeft: 0 } },
  play: (context) => expectText(context, wordsOf(context).backupCodes.none),
};

export const Confirming: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { backupCodes } = wordsOf(context);
    await press(context, backupCodes.create);
    await expectText(context, backupCodes.createDescription);
  },
};

export const Created: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Confirming.play?.(context);
    const { backupCodes } = wordsOf(context);
    await press(context, backupCodes.create);
    await expect(await context.canvas.findByRole('group', { name: backupCodes.saveTitle })).toBeVisible();
    await expect(context.canvas.getAllByRole('listitem')).toHaveLength(10);
  },
};

export const Saved: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Created.play?.(context);
    const { backupCodes } = wordsOf(context);
    await press(context, backupCodes.download);
    await expectText(context, backupCodes.downloaded(backupCodes.fileName));
  },
};

export const Leaving: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Created.play?.(context);
    const { backupCodes } = wordsOf(context);
    await press(context, backupCodes.done);
    await expect(await context.canvas.findByRole('alertdialog', { name: backupCodes.leaveTitle })).toBeVisible();
  },
};

export const Creating: Story = {
  ...reachedByActions,
  play: async (context) => {
    await Confirming.play?.(context);
    await press(context, wordsOf(context).backupCodes.create);
  },
  parameters: { backend: { phoneNumbers: reserved, latency: forever } },
};

export const Refused: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: reserved, faults: [{ operation: 'createBackupCodes', error: 'network' }] } },
  play: async (context) => {
    await Confirming.play?.(context);
    await press(context, wordsOf(context).backupCodes.create);
    await expectError(context, 'network');
  },
};

export const RightToLeft: Story = { ...Created, globals: { language: 'ar' } };

export const Dark: Story = { ...Created, globals: { colorScheme: 'dark' } };

export const Narrow: Story = { ...Created, parameters: { stage: { width: 280, inbox: false } } };
