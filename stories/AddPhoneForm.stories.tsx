import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { AddPhoneForm } from '../src/components/phone-numbers/AddPhoneForm.js';
import { PhoneError } from '../src/core/errors.js';
import {
  expectAlert,
  expectError,
  expectText,
  phoneFieldOf,
  press,
  readCode,
  submitPhoneNumber,
  typePhoneNumber,
  wordsOf,
} from './support/actions.js';
import { forever } from './support/backend.js';
import { fieldArgTypes } from './support/field-arg-types.js';
import { own, reachedByActions } from './support/numbers.js';

const meta = {
  title: 'Components/AddPhoneForm',
  component: AddPhoneForm,
  argTypes: fieldArgTypes,
  args: { defaultCountry: 'US', autoFocus: false, onAdded: fn() },
  parameters: { backend: { phoneNumbers: own } },
} satisfies Meta<typeof AddPhoneForm>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Playground: Story = {
  args: { preferredCountries: ['US', 'CA', 'MX'], mobileOnly: false, onCancel: fn() },
};

export const Cancellable: Story = { args: { onCancel: fn() } };

export const SomeCountries: Story = { args: { countries: ['DE', 'AT', 'CH'], defaultCountry: 'AT' } };

export const NothingTyped: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { add, phoneField } = wordsOf(context);
    await press(context, add.submit);
    await expectAlert(context, phoneField.problems.empty);
  },
};

export const TooShort: Story = {
  ...reachedByActions,
  play: async (context) => {
    await submitPhoneNumber(context, '20155');
    await expectAlert(context, wordsOf(context).phoneField.problems.too_short);
    await expect(await phoneFieldOf(context)).toHaveAttribute('aria-invalid', 'true');
  },
};

export const TooLong: Story = {
  ...reachedByActions,
  play: async (context) => {
    await submitPhoneNumber(context, '2015550123999');
    await expectAlert(context, wordsOf(context).phoneField.problems.too_long);
  },
};

export const NotMobile: Story = {
  ...reachedByActions,
  args: { defaultCountry: 'GB', mobileOnly: true },
  play: async (context) => {
    await submitPhoneNumber(context, '2079460018');
    await expectAlert(context, wordsOf(context).phoneField.problems.not_mobile);
  },
};

export const MayNotReceiveTexts: Story = {
  ...reachedByActions,
  args: { defaultCountry: 'GB' },
  play: async (context) => {
    await typePhoneNumber(context, '2079460018');
    await expectText(context, wordsOf(context).add.mayNotReceiveTexts);
  },
};

export const UnsupportedCountry: Story = {
  ...reachedByActions,
  args: { countries: ['US', 'CA'] },
  play: async (context) => {
    await submitPhoneNumber(context, '+447400123456');
    await expectAlert(context, wordsOf(context).phoneField.problems.unsupported_country);
  },
};

export const Sending: Story = {
  ...reachedByActions,
  parameters: { backend: { latency: forever } },
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await expect(context.canvas.getByRole('button', { name: wordsOf(context).add.submit })).toHaveAttribute(
      'aria-busy',
      'true',
    );
  },
};

export const Added: Story = {
  ...reachedByActions,
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await readCode(context);
    await expect(context.args.onAdded).toHaveBeenCalledOnce();
  },
};

export const AlreadyOnTheList: Story = {
  ...reachedByActions,
  play: async (context) => {
    await submitPhoneNumber(context, '2015550123');
    await expectAlert(context, wordsOf(context).add.alreadyVerified);
    await expect(context.args.onAdded).not.toHaveBeenCalled();
  },
};

export const TakenNumber: Story = {
  ...reachedByActions,
  parameters: { backend: { faults: [{ operation: 'create', error: 'phone_number_taken' }] } },
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await expectError(context, 'phone_number_taken');
  },
};

export const LimitReached: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own, policy: { maxPhoneNumbers: 3 } } },
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await expectError(context, 'too_many_phone_numbers');
  },
};

export const RateLimited: Story = {
  ...reachedByActions,
  parameters: {
    backend: { faults: [{ operation: 'create', error: new PhoneError('rate_limited', { retryAfter: 120 }) }] },
  },
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await expectError(context, 'rate_limited', { retryAfter: 120 });
  },
};

export const Offline: Story = {
  ...reachedByActions,
  globals: { offline: 'on' },
  play: async (context) => {
    await submitPhoneNumber(context, '2015550188');
    await expectError(context, 'network');
    await expect(await phoneFieldOf(context)).toHaveValue('(201) 555-0188');
  },
};

export const ByWhatsApp: Story = {
  parameters: { backend: { policy: { channels: ['whatsapp', 'sms'] } } },
  play: (context) => expectText(context, wordsOf(context).add.consentBy.whatsapp),
};

export const ByCall: Story = {
  parameters: { backend: { policy: { channels: ['voice'] } } },
  play: (context) => expectText(context, wordsOf(context).add.consentBy.voice),
};

export const RightToLeft: Story = { globals: { language: 'ar' }, args: { defaultCountry: 'EG', onCancel: fn() } };

export const Dark: Story = { globals: { colorScheme: 'dark' }, args: { onCancel: fn() } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } }, args: { onCancel: fn() } };
