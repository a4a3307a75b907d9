import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { SecondFactorChallenge } from '../src/components/challenge/SecondFactorChallenge.js';
import { PhoneError } from '../src/core/errors.js';
import { channels } from '../src/core/model.js';
import {
  codeFieldOf,
  expectAlert,
  expectError,
  expectText,
  not,
  press,
  readCode,
  typeCode,
  wordsOf,
} from './support/actions.js';
import { reachedByActions } from './support/numbers.js';
import { OverSecondFactorAdapter } from './support/OverSecondFactorAdapter.js';
import { SignInStep, type SignInStepProps } from './support/SignInStep.js';

const backend = {
  phoneNumbers: [
    { id: 'phone_1', phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
    { id: 'phone_2', phoneNumber: '+4915123456789', reservedForSecondFactor: true },
  ],
};

const meta = {
  title: 'Components/SecondFactorChallenge',
  component: SecondFactorChallenge<{ userId: string }>,
  args: { onComplete: fn() },
  argTypes: { adapter: { control: false }, messages: { control: false } },
  parameters: { backend, stage: { strict: false } },
  render: ({ onComplete, onCancel, autoSend, headingLevel }) => (
    <SignInStep {...{ onComplete, onCancel, autoSend, headingLevel }} />
  ),
} satisfies Meta<typeof SecondFactorChallenge<{ userId: string }>>;

export default meta;
type Story = StoryObj<SignInStepProps>;

export const Default: Story = {};

export const Playground: Story = { args: { onCancel: fn(), autoSend: true } };

export const WaitsForAClick: Story = {
  args: { autoSend: false },
  play: async (context) => {
    await expect(await context.canvas.findByRole('button', { name: wordsOf(context).verify.send })).toBeVisible();
    await expect(context.canvas.queryByRole('article')).not.toBeInTheDocument();
  },
};

export const Passed: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expectText(context, wordsOf(context).challenge.passed);
    await waitFor(() => expect(context.args.onComplete).toHaveBeenCalledOnce());
  },
};

export const WrongCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expectError(context, 'incorrect_code', { attemptsLeft: 4 });
    await expect(await codeFieldOf(context)).toHaveFocus();
  },
};

export const TooManyAttempts: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { wrongCodesPerCode: 1 } } },
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expectText(context, wordsOf(context).verify.burnt('+•••••••0123'), { exact: false });
  },
};

export const LockedOut: Story = {
  ...reachedByActions,
  render: (args) => (
    <SignInStep
      {...args}
      faults={[{ operation: 'attempt', error: new PhoneError('rate_limited', { retryAfter: 60 }) }]}
    />
  ),
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expectError(context, 'rate_limited', { retryAfter: 60 });
  },
};

export const MessageNotSent: Story = {
  render: (args) => <SignInStep {...args} faults={[{ operation: 'prepare', error: 'message_not_sent' }]} />,
  play: (context) => expectError(context, 'message_not_sent'),
};

export const OtherChannels: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { channels, resendCooldown: 1 } } },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await readCode(context);
    await expect(
      await context.canvas.findByRole('button', { name: verify.channels.whatsapp }, { timeout: 5000 }),
    ).toBeVisible();
    await press(context, verify.channels.voice);
    await expectText(context, verify.calling('+•••••••0123'));
  },
};

export const ChoosingANumber: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { challenge } = wordsOf(context);
    await press(context, challenge.otherNumber);
    await expect(await context.canvas.findByRole('list', { name: challenge.choose })).toBeVisible();
  },
};

export const BackupCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { challenge } = wordsOf(context);
    await press(context, challenge.useBackupCode);
    await expect(await context.canvas.findByRole('textbox', { name: challenge.backupCode })).toHaveFocus();
  },
};

export const WrongBackupCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { challenge } = wordsOf(context);
    await press(context, challenge.useBackupCode);
    await context.userEvent.type(
      await context.canvas.findByRole('textbox', { name: challenge.backupCode }),
      'not-a-code',
    );
    await press(context, challenge.submit);
    await expectError(context, 'incorrect_code');
  },
};

/** The backend reports how many backup codes are left. */
export const PassedWithBackupCode: Story = {
  ...reachedByActions,
  render: (args) => (
    <OverSecondFactorAdapter
      {...args}
      start={async ({ startSignIn }) => ({
        ...(await startSignIn()),
        attemptBackupCode: async () => ({ userId: 'user' }),
        backupCodesLeft: 2,
      })}
    />
  ),
  play: async (context) => {
    const { challenge, backupCodes } = wordsOf(context);
    await press(context, challenge.useBackupCode);
    const field = await context.canvas.findByRole('textbox', { name: challenge.backupCode });
    await context.userEvent.type(field, 'abcde-fghij{Enter}');
    await waitFor(() => expect(context.canvas.getByRole('status')).toHaveTextContent(backupCodes.few));
    await expect(context.canvas.getByRole('status')).toHaveFocus();
  },
};

export const EmptyBackupCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { challenge } = wordsOf(context);
    await press(context, challenge.useBackupCode);
    await press(context, challenge.submit);
    await expectAlert(context, challenge.backupCodeEmpty);
  },
};

export const RightToLeft: Story = { globals: { language: 'ar' } };

export const Dark: Story = { globals: { colorScheme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, strict: false } } };
