import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { betterAuthAdapter, betterAuthSecondFactorAdapter } from '../../src/adapters/better-auth/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import {
  addNumber,
  expectAnnounced,
  expectError,
  expectText,
  press,
  readCode,
  submitPhoneNumber,
  typeCode,
  wordsOf,
} from '../support/actions.js';
import { reachedByActions } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { betterAuthStandIn, password } from '../support/stand-ins/better-auth.js';

const meta = {
  title: 'Guides/Backends/better-auth',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: {
    backend: { phoneNumbers: ['+12015550123'], policy: { codeLifetime: 300, wrongCodesPerCode: 3, replaces: true } },
  },
  render: (args) => (
    <OverAdapter
      createAdapter={(backend) => betterAuthAdapter(betterAuthStandIn(backend), { getPassword: async () => password })}
    >
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** An account has one number, which can be changed, and there is no primary one to choose. */
export const OneNumber: Story = {
  play: async (context) => {
    const { add, list } = wordsOf(context);
    await expectText(context, '+1 201 555 0123');
    await expect(await context.canvas.findByRole('button', { name: add.change })).toBeVisible();
    await expect(context.canvas.queryByRole('button', { name: add.open })).not.toBeInTheDocument();
    await expect(context.canvas.queryByText(list.makePrimary)).not.toBeInTheDocument();
  },
};

export const ChangesTheNumber: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { add, list } = wordsOf(context);
    await press(context, add.change);
    await expectText(context, add.changeHint('+1 201 555 0123'));
    await submitPhoneNumber(context, '2015550188');
    await typeCode(context, await readCode(context));
    await expectAnnounced(context, list.verified('+1 201 555 0188'));
    await expect(context.canvas.queryByText('+1 201 555 0123')).not.toBeInTheDocument();
  },
};

export const AddsANumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [] } },
  play: async (context) => {
    const { list } = wordsOf(context);
    await expectText(context, list.empty);
    await addNumber(context);
  },
};

/**
 * The number is the second factor of the account, with backup codes; there is no other number that could be the
 * default.
 */
export const SecondFactor: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor, backupCodes } = wordsOf(context);
    await press(context, secondFactor.turnOn);
    await press(context, '+1 201 555 0123');
    await expect(await context.canvas.findByRole('group', { name: backupCodes.saveTitle })).toBeVisible();
    await press(context, backupCodes.done);
    await press(context, backupCodes.leave);
    await expect(await context.canvas.findByRole('button', { name: backupCodes.create })).toBeVisible();
    await expect(
      context.canvas.getByRole('button', { name: secondFactor.stopNumber('+1 201 555 0123') }),
    ).toBeVisible();
    await expect(context.canvas.queryByText(secondFactor.makeDefault)).not.toBeInTheDocument();
  },
};

export const WrongPassword: Story = {
  ...reachedByActions,
  render: (args) => (
    <OverAdapter
      createAdapter={(backend) =>
        betterAuthAdapter(betterAuthStandIn(backend), { getPassword: async () => 'a wrong one' })
      }
    >
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.turnOn);
    await press(context, '+1 201 555 0123');
    await expectError(context, 'step_up_required');
  },
};

/** Without `getPassword` the adapter cannot set a second factor. */
export const WithoutPassword: Story = {
  render: (args) => (
    <OverAdapter createAdapter={(backend) => betterAuthAdapter(betterAuthStandIn(backend))}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    await expectText(context, '+1 201 555 0123');
    await expect(context.canvas.queryByText(wordsOf(context).secondFactor.title)).not.toBeInTheDocument();
  },
};

const onSignedIn = fn();

/** At sign-in the server does not reveal the number: asterisks are shown unless the app knows it. */
export const SigningIn: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true }],
    },
    stage: { strict: false },
  },
  render: () => (
    <OverSecondFactorAdapter
      start={async (backend) => betterAuthSecondFactorAdapter(betterAuthStandIn(backend))}
      onComplete={onSignedIn}
    />
  ),
  play: async (context) => {
    const { challenge } = wordsOf(context);
    await waitFor(() => expect(context.canvas.getByText(/\*{3} \*{3} \*{3}/)).toBeVisible());
    await expect(await context.canvas.findByRole('button', { name: challenge.useBackupCode })).toBeVisible();
    await typeCode(context, await readCode(context));
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  },
};
