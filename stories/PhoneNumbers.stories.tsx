import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumbers } from '../src/components/PhoneNumbers.js';
import { PhoneError } from '../src/core/errors.js';
import { expectAlert, not, press, readCode, submitPhoneNumber, typeCode } from './support/actions.js';
import { forever } from './support/backend.js';
import { askedOnce, own, reachedByActions, unverified } from './support/numbers.js';

const meta = {
  title: 'Components/PhoneNumbers',
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: own } },
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Playground: Story = {
  args: { headingLevel: 2, preferredCountries: ['US', 'CA', 'MX'], mobileOnly: false },
};

export const Empty: Story = {
  parameters: { backend: { phoneNumbers: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('No phone numbers yet')).toBeVisible();
  },
};

export const Loading: Story = {
  parameters: { backend: { latency: forever } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Loading your phone numbers')).toBeInTheDocument();
  },
};

export const FailedToLoad: Story = {
  parameters: { stage: askedOnce, backend: { faults: Array.from({ length: 3 }, () => ({ operation: 'list', error: 'unknown' })) } },
  play: async (context) => {
    await expectAlert(context, 'Your phone numbers could not be loaded. Something went wrong. Try again.');
  },
};

export const Offline: Story = {
  globals: { offline: 'on' },
  play: async (context) => {
    await expectAlert(context, /could not be loaded\. The server could not be reached/);
  },
};

export const Unverified: Story = {
  parameters: { backend: { phoneNumbers: [unverified] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Unverified')).toBeVisible();
  },
};

export const Adding: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Add phone number');
    await expect(await context.canvas.findByText(/Message and data rates may apply/)).toBeVisible();
  },
};

export const CodeSent: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Add phone number');
    await submitPhoneNumber(context, '2015550188');
    await expect(await context.canvas.findByText('We sent a 6-digit code to +1 201 555 0188.')).toBeVisible();
    await expect(await readCode(context)).toMatch(/^\d{6}$/);
  },
};

export const WrongCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, not(await readCode(context)));
    await expectAlert(context, 'This code is not right. 4 tries left.');
  },
};

export const TooManyAttempts: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, policy: { wrongCodesPerCode: 1 } } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, not(await readCode(context)));
    await expect(await context.canvas.findByText(/^Too many wrong codes/)).toBeVisible();
  },
};

export const CodeExpired: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'attemptVerification', error: 'code_expired' }] } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    await expect(await context.canvas.findByText(/has expired\. Ask for a new one\./)).toBeVisible();
  },
};

export const ResendWaiting: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    const resend = await context.canvas.findByRole('button', { name: /^Resend in \d+ s$/ });
    await expect(resend).toHaveAttribute('aria-disabled', 'true');
  },
};

export const RateLimited: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: own, faults: [{ operation: 'prepareVerification', error: new PhoneError('rate_limited', { retryAfter: 60 }) }] },
  },
  play: async (context) => {
    await press(context, 'Verify +44 7400 123456');
    await expectAlert(context, 'Too many tries. Try again in 60 seconds.');
    await expect(await context.canvas.findByRole('button', { name: /^Resend in (60|59) s$/ })).toBeVisible();
  },
};

export const MessageNotSent: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'prepareVerification', error: 'message_not_sent' }] } },
  play: async (context) => {
    await press(context, 'Verify +44 7400 123456');
    await expectAlert(context, 'The message could not be sent. Check the number, or try again later.');
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    await expect(await context.canvas.findByText('+1 201 555 0188 is verified.')).toBeInTheDocument();
    await expect(context.canvas.queryByRole('textbox', { name: 'Verification code' })).not.toBeInTheDocument();
  },
};

export const AlreadyOnTheList: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Add phone number');
    await submitPhoneNumber(context, '2015550123');
    await expectAlert(context, 'This number is already on your list, and verified.');
  },
};

export const TakenNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, takenNumbers: ['+12015550188'] } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    await expectAlert(context, 'This number is already in use by another account.');
  },
};

export const Removing: Story = {
  ...reachedByActions,
  play: async (context) => {
    await press(context, 'Remove +1 201 555 0123');
    await expect(await context.canvas.findByRole('alertdialog', { name: 'Remove +1 201 555 0123?' })).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: 'Keep it' })).toHaveFocus();
  },
};

export const RemoveRefused: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'delete', error: 'last_identification' }] } },
  play: async (context) => {
    await Removing.play?.(context);
    await press(context, 'Remove number');
    await expectAlert(context, 'This is your last way to sign in. Add another one first.');
  },
};

export const LimitReached: Story = {
  parameters: { backend: { phoneNumbers: own, policy: { maxPhoneNumbers: 3 } } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('You can have up to 3 phone numbers. Remove one to add another.')).toBeVisible();
    await expect(canvas.queryByRole('button', { name: 'Add phone number' })).not.toBeInTheDocument();
  },
};

export const LongList: Story = {
  parameters: {
    backend: {
      phoneNumbers: Array.from({ length: 24 }, (_, index) => `+120155501${String(index + 10)}`),
      policy: { maxPhoneNumbers: null },
    },
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('listitem')).toHaveLength(24);
  },
};

export const RightToLeft: Story = {
  globals: { language: 'ar' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'أرقام الهاتف' })).toBeVisible();
  },
};

export const Dark: Story = { globals: { theme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } } };
