import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { VerifyPhoneForm } from '../src/components/VerifyPhoneForm.js';
import { PhoneError } from '../src/core/errors.js';
import { expectAlert, not, press, readCode, typeCode } from './support/actions.js';
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

export const Playground: Story = { args: { autoFocus: true, onCancel: fn() } };

export const NotSentYet: Story = {
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Send code' })).toBeVisible();
    await expect(canvas.queryByRole('article')).not.toBeInTheDocument();
  },
};

export const Sending: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [], latency: 700 } },
  play: async (context) => {
    await press(context, 'Send code');
    await expect(await context.canvas.findByText('Sending a code to +44 7400 123456…')).toBeVisible();
  },
};

export const Incomplete: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, '123');
    await press(context, 'Verify');
    await expectAlert(context, 'Enter all 6 digits of the code.');
  },
};

export const WrongCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expectAlert(context, 'This code is not right. 4 tries left.');
    await expect(context.canvas.getByRole('textbox', { name: 'Verification code' })).toHaveFocus();
  },
};

export const LastTry: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { wrongCodesPerCode: 2 } } },
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expectAlert(context, 'This code is not right. 1 try left.');
  },
};

export const TooManyAttempts: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { wrongCodesPerCode: 1 } } },
  play: async (context) => {
    await typeCode(context, not(await readCode(context)));
    await expect(await context.canvas.findByText(/^Too many wrong codes, so the one sent to \+44 7400 123456 no longer works/)).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: /^(Send code|Resend in)/ })).toBeVisible();
  },
};

export const CodeBurnt: Story = {
  parameters: {
    backend: { phoneNumbers: [{ id: 'phone_3', phoneNumber: '+447400123456', verification: { status: 'failed' } }], sentTo: [] },
  },
};

export const CodeExpired: Story = {
  parameters: {
    backend: { phoneNumbers: [{ id: 'phone_3', phoneNumber: '+447400123456', verification: { status: 'expired' } }], sentTo: [] },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/has expired\. Ask for a new one\./)).toBeVisible();
  },
};

export const ResendWaiting: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [unverified], sentTo: [] } },
  play: async (context) => {
    await press(context, 'Send code');
    await expect(await context.canvas.findByRole('button', { name: /^Resend in \d+ s$/ })).toHaveAttribute('aria-disabled', 'true');
  },
};

export const Resent: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, policy: { resendCooldown: 0 } } },
  play: async (context) => {
    await press(context, 'Resend code');
    await expect(await context.canvas.findByText(/^We sent a new code to .* The one before no longer works\.$/)).toBeVisible();
    await expect(context.canvas.getAllByRole('article')).toHaveLength(2);
  },
};

export const RateLimited: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, faults: [{ operation: 'prepareVerification', error: new PhoneError('rate_limited', { retryAfter: 60 }) }] } },
  play: async (context) => {
    await press(context, 'Resend code');
    await expectAlert(context, 'Too many tries. Try again in 60 seconds.');
  },
};

export const MessageNotSent: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, faults: [{ operation: 'prepareVerification', error: 'message_not_sent' }] } },
  play: async (context) => {
    await press(context, 'Resend code');
    await expectAlert(context, 'The message could not be sent. Check the number, or try again later.');
  },
};

export const Offline: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, faults: [{ operation: 'attemptVerification', error: 'network' }] } },
  play: async (context) => {
    const code = await readCode(context);
    await typeCode(context, code);
    await expectAlert(context, 'The server could not be reached. Check your connection, then try again.');
    await expect(context.canvas.getByRole('textbox', { name: 'Verification code' })).toHaveValue(code);
  },
};

export const TakenNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { ...backend, takenNumbers: ['+447400123456'] } },
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expectAlert(context, 'This number is already in use by another account.');
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, await readCode(context));
    await expect(await context.canvas.findByText('+44 7400 123456 is verified.')).toBeVisible();
    await expect(context.args.onVerified).toHaveBeenCalledOnce();
  },
};

export const Loading: Story = { parameters: { backend: { latency: forever } } };

export const NoSuchNumber: Story = {
  args: { id: 'phone_0' },
  play: async (context) => {
    await expectAlert(context, 'This number is no longer on your list.');
  },
};

export const EightDigits: Story = { parameters: { backend: { ...backend, policy: { codeLength: 8 } } } };

export const RightToLeft: Story = { globals: { language: 'ar' }, args: { onCancel: fn() } };

export const Dark: Story = { globals: { theme: 'dark' }, args: { onCancel: fn() } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } }, args: { onCancel: fn() } };
