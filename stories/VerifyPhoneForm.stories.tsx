import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { VerifyPhoneForm } from '../src/components/verification/VerifyPhoneForm.js';
import { PhoneError } from '../src/core/errors.js';
import { channels } from '../src/core/model.js';
import {
  codeFieldOf,
  expectAlert,
  expectError,
  expectText,
  expectWait,
  not,
  press,
  readCode,
  typeCode,
  wordsOf,
} from './support/actions.js';
import { forever } from './support/backend.js';
import { reachedByActions, unverified } from './support/numbers.js';

const backend = { phoneNumbers: [unverified], sentTo: ['phone_3'] };

const meta = {
  title: 'Components/VerifyPhoneForm',
  component: VerifyPhoneForm,
  args: { id: 'phone_3', autoFocus: false, onVerified: fn() },
  parameters: { backend },
} satisfies Meta<typeof VerifyPhoneForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Playground: Story = { args: { onCancel: fn() } };

export const NotSentYet: Story = {
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [] } },
  play: async (context) => {
    await expect(await context.canvas.findByRole('button', { name: wordsOf(context).verify.send })).toBeVisible();
    await expect(context.canvas.queryByRole('article')).not.toBeInTheDocument();
  },
};

export const Sending: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [], latency: 700 } },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await press(context, verify.send);
    await expectText(context, verify.sending('+44 7400 123456'));
  },
};

export const Incomplete: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, '123');
    const { verify } = wordsOf(context);
    await press(context, verify.submit);
    await expectAlert(context, verify.incomplete(6));
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

export const LastTry: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { wrongCodesPerCode: 2 } } },
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expectError(context, 'incorrect_code', { attemptsLeft: 1 });
  },
};

export const TooManyAttempts: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { wrongCodesPerCode: 1 } } },
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    const { verify } = wordsOf(context);
    await expectText(context, verify.burnt('+44 7400 123456'));
    await expect(context.canvas.getByRole('button', { name: verify.send })).toBeVisible();
  },
};

export const CodeBurnt: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ id: 'phone_3', phoneNumber: '+447400123456', verification: { status: 'failed' } }],
      sentTo: [],
    },
  },
};

export const CodeExpired: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ id: 'phone_3', phoneNumber: '+447400123456', verification: { status: 'expired' } }],
      sentTo: [],
    },
  },
  play: async (context) => {
    await expectText(context, wordsOf(context).verify.expired('+44 7400 123456'));
  },
};

/** The code has expired by the clock of the device, which may be wrong, so it can still be typed. */
export const HasACode: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [], policy: { codeLifetime: 1, resendCooldown: 1 } } },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await press(context, verify.send);
    const button = await context.canvas.findByRole('button', { name: verify.haveCode }, { timeout: 5000 });
    await context.userEvent.click(button);
    await expect(await codeFieldOf(context)).toHaveFocus();
  },
};

export const ResendWaiting: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [] } },
  play: async (context) => {
    await press(context, wordsOf(context).verify.send);
    await expectWait(context, 30);
  },
};

export const Resent: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { resendCooldown: 0 } } },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await press(context, verify.resend);
    await expectText(context, verify.resentTo('+44 7400 123456'));
    await expect(context.canvas.getAllByRole('article')).toHaveLength(2);
  },
};

export const OlderCode: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { resendCooldown: 0 } } },
  play: async (context) => {
    const older = await readCode(context);
    await press(context, wordsOf(context).verify.resend);
    await waitFor(() => expect(context.canvas.getAllByRole('article')).toHaveLength(2));
    await typeCode(context, older);
    await expectError(context, 'incorrect_code', { attemptsLeft: 4, sentAgo: 1 });
  },
};

const allChannels = { ...backend, policy: { channels, resendCooldown: 0 } };

export const OtherChannels: Story = {
  ...reachedByActions,
  parameters: { backend: allChannels },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await expect(await context.canvas.findByRole('button', { name: verify.channels.whatsapp })).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: verify.channels.voice })).toBeVisible();
  },
};

export const Calling: Story = {
  ...reachedByActions,
  parameters: { backend: allChannels },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await press(context, verify.channels.voice);
    await expectText(context, verify.calling('+44 7400 123456'));
  },
};

export const ChannelRefused: Story = {
  ...reachedByActions,
  parameters: {
    backend: { ...allChannels, faults: [{ operation: 'prepareVerification', error: 'recipient_opted_out' }] },
  },
  play: async (context) => {
    const { verify } = wordsOf(context);
    await press(context, verify.channels.whatsapp);
    await expectError(context, 'recipient_opted_out');
    await expect(context.canvas.queryByRole('button', { name: verify.channels.whatsapp })).not.toBeInTheDocument();
  },
};

export const OtherChannelsRightToLeft: Story = { ...OtherChannels, globals: { language: 'ar' } };

export const OtherChannelsDark: Story = { ...OtherChannels, globals: { colorScheme: 'dark' } };

export const RateLimited: Story = {
  ...reachedByActions,
  parameters: {
    backend: {
      ...backend,
      faults: [{ operation: 'prepareVerification', error: new PhoneError('rate_limited', { retryAfter: 60 }) }],
    },
  },
  play: async (context) => {
    await press(context, wordsOf(context).verify.resend);
    await expectError(context, 'rate_limited', { retryAfter: 60 });
  },
};

export const MessageNotSent: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, faults: [{ operation: 'prepareVerification', error: 'message_not_sent' }] } },
  play: async (context) => {
    await press(context, wordsOf(context).verify.resend);
    await expectError(context, 'message_not_sent');
  },
};

export const Offline: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, faults: [{ operation: 'attemptVerification', error: 'network' }] } },
  play: async (context) => {
    const code = await readCode(context);
    await typeCode(context, code);
    await expectError(context, 'network');
    await expect(await codeFieldOf(context)).toHaveValue(code);
  },
};

export const TakenNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, takenNumbers: ['+447400123456'] } },
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expectError(context, 'phone_number_taken');
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expectText(context, wordsOf(context).verify.verified('+44 7400 123456'));
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { parameters: { backend: { latency: forever } } };

export const NoSuchNumber: Story = {
  args: { id: 'phone_0' },
  play: async (context) => {
    await expectError(context, 'not_found');
  },
};

export const EightDigits: Story = { parameters: { backend: { ...backend, policy: { codeLength: 8 } } } };

export const RightToLeft: Story = { globals: { language: 'ar' }, args: { onCancel: fn() } };

export const Dark: Story = { globals: { colorScheme: 'dark' }, args: { onCancel: fn() } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } }, args: { onCancel: fn() } };
