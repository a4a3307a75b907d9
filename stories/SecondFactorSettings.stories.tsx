import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { SecondFactorSettings } from '../src/components/second-factor/SecondFactorSettings.js';
import {
  expectAlert,
  expectAnnounced,
  expectError,
  expectText,
  press,
  readCode,
  submitPhoneNumber,
  typeCode,
  wordsOf,
} from './support/actions.js';
import { forever } from './support/backend.js';
import { own, reachedByActions, reserved, unverified } from './support/numbers.js';

const meta = {
  title: 'Components/SecondFactorSettings',
  component: SecondFactorSettings,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: reserved } },
} satisfies Meta<typeof SecondFactorSettings>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Default: Story = {};

export const Playground: Story = { args: { headingLevel: 2, smsNotice: true, preferredCountries: ['US', 'CA', 'MX'] } };

export const Off: Story = {
  parameters: { backend: { phoneNumbers: own } },
  play: async (context) => {
    await expectText(context, wordsOf(context).secondFactor.off);
  },
};

export const Loading: Story = { parameters: { backend: { latency: forever } } };

export const Offline: Story = { globals: { offline: 'on' } };

export const SmsNotice: Story = {
  args: { smsNotice: true },
  play: async (context) => {
    await expectText(context, wordsOf(context).secondFactor.smsNotice);
  },
};

export const Choosing: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own } },
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.turnOn);
    await expect(await context.canvas.findByRole('group', { name: secondFactor.choose })).toHaveFocus();
  },
};

export const TurnedOn: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: own } },
  play: async (context) => {
    await Choosing.play?.(context);
    await press(context, '+1 201 555 0123');
    const { backupCodes } = wordsOf(context);
    await expect(await context.canvas.findByRole('group', { name: backupCodes.saveTitle })).toBeVisible();
    await expect(context.canvas.getAllByRole('listitem')).toHaveLength(11);
  },
};

export const CodesNotSaved: Story = {
  ...reachedByActions,
  parameters: {
    backend: {
      phoneNumbers: own,
      faults: [{ operation: 'setReservedForSecondFactor', error: 'network', after: true }],
    },
  },
  play: async (context) => {
    await Choosing.play?.(context);
    await press(context, '+1 201 555 0123');
    await expectText(context, wordsOf(context).backupCodes.unseen);
  },
};

export const FromAnUnverifiedNumber: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor, list } = wordsOf(context);
    await press(context, secondFactor.add);
    await press(context, `+44 7400 123456 ${list.unverified}`);
    await typeCode(context, await readCode(context));
    await expect(
      await context.canvas.findByRole('button', { name: secondFactor.stopNumber('+44 7400 123456') }),
    ).toBeVisible();
  },
};

export const FromANewNumber: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.add);
    await press(context, secondFactor.newNumber);
    await submitPhoneNumber(context, '2015550188');
    await typeCode(context, await readCode(context));
    await expect(
      await context.canvas.findByRole('button', { name: secondFactor.stopNumber('+1 201 555 0188') }),
    ).toBeVisible();
  },
};

export const NotAdded: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: own, faults: [{ operation: 'setReservedForSecondFactor', error: 'network' }] },
  },
  play: async (context) => {
    await Choosing.play?.(context);
    await press(context, '+1 201 555 0123');
    await expectAlert(context, wordsOf(context).secondFactor.notAdded('+1 201 555 0123', '').trim());
    await expectError(context, 'network');
  },
};

export const MadeDefault: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.makeDefaultNumber('+49 1512 3456789'));
    await expectAnnounced(context, secondFactor.madeDefault('+49 1512 3456789'));
  },
};

export const DefaultRefused: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: reserved, faults: [{ operation: 'makeDefaultSecondFactor', error: 'forbidden' }] },
  },
  play: async (context) => {
    await press(context, wordsOf(context).secondFactor.makeDefaultNumber('+49 1512 3456789'));
    await expectError(context, 'forbidden');
  },
};

export const Stopping: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.stopNumber('+1 201 555 0123'));
    await expectText(context, secondFactor.codesPassTo('+49 1512 3456789'));
  },
};

export const StopRefused: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: reserved, faults: [{ operation: 'setReservedForSecondFactor', error: 'forbidden' }] },
  },
  play: async (context) => {
    await Stopping.play?.(context);
    await press(context, wordsOf(context).secondFactor.stopConfirm);
    await expectError(context, 'forbidden');
  },
};

export const TurningOff: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [reserved[0], unverified] } },
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.stopNumber('+1 201 555 0123'));
    await expectText(context, secondFactor.turnsOff);
  },
};

export const OtherFactors: Story = {
  parameters: { backend: { phoneNumbers: own, otherFactors: ['totp', 'passkey'] } },
  play: async (context) => {
    await expectText(context, wordsOf(context).secondFactor.stillOn(['totp', 'passkey']));
  },
};

export const StoppingWithOtherFactors: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [reserved[0], unverified], otherFactors: ['totp'] } },
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.stopNumber('+1 201 555 0123'));
    await expectText(context, secondFactor.stillOn(['totp']));
  },
};

export const LastOne: Story = {
  parameters: { backend: { phoneNumbers: [reserved[0], unverified], policy: { secondFactorRequired: true } } },
  play: async (context) => {
    const stop = await context.canvas.findByRole('button', {
      name: wordsOf(context).secondFactor.stopNumber('+1 201 555 0123'),
    });
    await expect(stop).toHaveAttribute('aria-disabled', 'true');
    await expect(stop).toHaveAccessibleDescription(String(wordsOf(context).errors.last_second_factor));
  },
};

export const RightToLeft: Story = { args: { smsNotice: true }, globals: { language: 'ar' } };

export const Dark: Story = { args: { smsNotice: true }, globals: { colorScheme: 'dark' } };

export const Narrow: Story = { parameters: { stage: { width: 280, inbox: false } } };
