import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { PhoneNumbers } from '../src/components/phone-numbers/PhoneNumbers.js';
import { PhoneError } from '../src/core/errors.js';
import {
  expectAlert,
  expectAnnounced,
  expectError,
  expectText,
  expectWait,
  not,
  press,
  readCode,
  submitPhoneNumber,
  typeCode,
  wordsOf,
} from './support/actions.js';
import { forever } from './support/backend.js';
import { fieldArgTypes } from './support/field-arg-types.js';
import { fetchedOnce, linked, own, reachedByActions, reserved, unverified } from './support/numbers.js';

const meta = {
  title: 'Components/PhoneNumbers',
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  argTypes: fieldArgTypes,
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
  play: async (context) => {
    await expectText(context, wordsOf(context).list.empty);
  },
};

export const Loading: Story = {
  parameters: { backend: { latency: forever } },
  play: async (context) => {
    await expectAnnounced(context, wordsOf(context).list.loading);
  },
};

export const FailedToLoad: Story = {
  parameters: {
    stage: fetchedOnce,
    backend: { faults: Array.from({ length: 3 }, () => ({ operation: 'list', error: 'unknown' })) },
  },
  play: async (context) => {
    await expectAlert(context, wordsOf(context).list.failed);
    await expectError(context, 'unknown');
  },
};

export const Offline: Story = {
  globals: { offline: 'on' },
  play: async (context) => {
    await expectAlert(context, wordsOf(context).list.failed);
    await expectError(context, 'network');
  },
};

export const Unverified: Story = {
  parameters: { backend: { phoneNumbers: [unverified] } },
  play: async (context) => {
    await expectText(context, wordsOf(context).list.unverified);
  },
};

export const Adding: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { add } = wordsOf(context);
    await press(context, add.open);
    await expectText(context, add.consent);
  },
};

export const CodeSent: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { add, verify } = wordsOf(context);
    await press(context, add.open);
    await submitPhoneNumber(context, '2015550188');
    await expectText(context, verify.sentTo('+1 201 555 0188', 6));
    await expect(await readCode(context)).toMatch(/^\d{6}$/);
  },
};

export const WrongCode: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, not(await readCode(context)));
    await expectError(context, 'incorrect_code', { attemptsLeft: 4 });
  },
};

export const TooManyAttempts: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, policy: { wrongCodesPerCode: 1 } } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, not(await readCode(context)));
    await expectText(context, wordsOf(context).verify.burnt('+1 201 555 0188'));
  },
};

export const CodeExpired: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'attemptVerification', error: 'code_expired' }] } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    await expectText(context, wordsOf(context).verify.expired('+1 201 555 0188'));
  },
};

export const ResendWaiting: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    await expectWait(context, 30);
  },
};

export const RateLimited: Story = {
  ...reachedByActions,
  parameters: {
    backend: {
      phoneNumbers: own,
      faults: [{ operation: 'prepareVerification', error: new PhoneError('rate_limited', { retryAfter: 60 }) }],
    },
  },
  play: async (context) => {
    await press(context, wordsOf(context).list.verifyNumber('+44 7400 123456'));
    await expectError(context, 'rate_limited', { retryAfter: 60 });
    await expectWait(context, 60);
  },
};

export const MessageNotSent: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: own, faults: [{ operation: 'prepareVerification', error: 'message_not_sent' }] },
  },
  play: async (context) => {
    await press(context, wordsOf(context).list.verifyNumber('+44 7400 123456'));
    await expectError(context, 'message_not_sent');
  },
};

export const Verified: Story = {
  ...reachedByActions,
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    const { list, codeField } = wordsOf(context);
    await expectAnnounced(context, list.verified('+1 201 555 0188'));
    await expect(context.canvas.queryByRole('textbox', { name: codeField.code })).not.toBeInTheDocument();
  },
};

export const AlreadyOnTheList: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { add } = wordsOf(context);
    await press(context, add.open);
    await submitPhoneNumber(context, '2015550123');
    await expectAlert(context, add.alreadyVerified);
  },
};

export const TakenNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, takenNumbers: ['+12015550188'] } },
  play: async (context) => {
    await CodeSent.play?.(context);
    await typeCode(context, await readCode(context));
    await expectError(context, 'phone_number_taken');
  },
};

export const Removing: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+1 201 555 0123'));
    await expect(
      await context.canvas.findByRole('alertdialog', { name: remove.title('+1 201 555 0123') }),
    ).toBeVisible();
    await expect(context.canvas.getByRole('button', { name: remove.cancel })).toHaveFocus();
  },
};

export const RemoveRefused: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, faults: [{ operation: 'delete', error: 'last_identification' }] } },
  play: async (context) => {
    await Removing.play?.(context);
    await press(context, wordsOf(context).remove.confirm);
    await expectError(context, 'last_identification');
  },
};

export const WithSecondFactor: Story = {
  args: { smsNotice: true },
  parameters: { backend: { phoneNumbers: reserved } },
  play: async (context) => {
    const { backupCodes } = wordsOf(context);
    await expect(await context.canvas.findByRole('button', { name: backupCodes.create })).toBeVisible();
  },
};

export const LinkedAndGuarded: Story = {
  parameters: {
    backend: { phoneNumbers: linked, policy: { secondFactorRequired: true, verifiedNumberRequired: true } },
  },
  play: async (context) => {
    const { list } = wordsOf(context);
    await expectText(context, list.linkedTo(['oauth_google', 'saml']), { exact: false });
  },
};

export const RemovingALinkedNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [...linked, '+4915123456789'] } },
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+1 201 555 0123'));
    await expectText(context, remove.linkEnds(['oauth_google', 'saml']));
  },
};

export const LimitReached: Story = {
  parameters: { backend: { phoneNumbers: own, policy: { maxPhoneNumbers: 3 } } },
  play: async (context) => {
    const { add } = wordsOf(context);
    await expectText(context, add.limitReached(3));
    await expect(context.canvas.queryByRole('button', { name: add.open })).not.toBeInTheDocument();
  },
};

/** The backend holds one number, and a new one takes its place once it is verified. */
export const OneNumber: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true }],
      policy: { replaces: true },
    },
  },
  play: async (context) => {
    await expect(await context.canvas.findByRole('button', { name: wordsOf(context).add.change })).toBeVisible();
  },
};

export const ChangingTheNumber: Story = {
  ...OneNumber,
  ...reachedByActions,
  play: async (context) => {
    const { add } = wordsOf(context);
    await press(context, add.change);
    await expectText(context, add.changeHint('+1 201 555 0123'));
  },
};

export const ChangePending: Story = {
  ...OneNumber,
  ...reachedByActions,
  play: async (context) => {
    const { add, list } = wordsOf(context);
    await press(context, add.change);
    await submitPhoneNumber(context, '2015550188');
    await readCode(context);
    await expectText(context, list.unverified);
    await expectText(context, list.defaultSecondFactor);
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

export const Dark: Story = { globals: { colorScheme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } } };
