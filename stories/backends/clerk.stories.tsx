import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { clerkAdapter, clerkSecondFactorAdapter } from '../../src/adapters/clerk/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { addNumber, expectError, expectText, press, readCode, typeCode, wordsOf } from '../support/actions.js';
import { fetchedOnce, reachedByActions, reserved } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { clerkSignInStandIn, clerkStandIn } from '../support/stand-ins/clerk.js';

const meta = {
  title: 'Guides/Backends/Clerk',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: reserved } },
  render: (args) => (
    <OverAdapter createAdapter={async (backend) => clerkAdapter(await clerkStandIn(backend))}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Clerk supports every operation of the port. */
export const AllOperations: Story = {
  play: async (context) => {
    const { list, secondFactor, backupCodes } = wordsOf(context);
    for (const drawn of [
      list.removeNumber('+1 201 555 0123'),
      list.makePrimaryNumber('+49 1512 3456789'),
      secondFactor.makeDefaultNumber('+49 1512 3456789'),
      secondFactor.stopNumber('+1 201 555 0123'),
      backupCodes.create,
    ]) {
      await expect(await context.canvas.findByRole('button', { name: drawn })).toBeVisible();
    }
  },
};

/** While an authenticator app is on, it is the default, and no number can be. */
export const AuthenticatorApp: Story = {
  render: (args) => (
    <OverAdapter createAdapter={async (backend) => clerkAdapter(await clerkStandIn(backend, { totpEnabled: true }))}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    const { list, secondFactor } = wordsOf(context);
    await expect(
      await context.canvas.findByRole('button', { name: secondFactor.stopNumber('+1 201 555 0123') }),
    ).toBeVisible();
    for (const absent of [secondFactor.makeDefault, secondFactor.default, list.defaultSecondFactor]) {
      await expect(context.canvas.queryByText(absent)).not.toBeInTheDocument();
    }
  },
};

/** Clerk's client does not report whether an application has codes at sign-in; the app knows, and hides the section. */
export const WithoutSecondFactor: Story = {
  parameters: { backend: { phoneNumbers: ['+12015550123'] } },
  render: (args) => (
    <OverAdapter createAdapter={async (backend) => clerkAdapter(await clerkStandIn(backend), { secondFactor: false })}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    await expectText(context, '+1 201 555 0123');
    await expect(context.canvas.queryByText(wordsOf(context).secondFactor.title)).not.toBeInTheDocument();
  },
};

export const AddsANumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [] } },
  play: async (context) => {
    await addNumber(context);
  },
};

/** Clerk creates the backup codes with the first number for codes. */
export const SecondFactor: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: ['+12015550123'] } },
  play: async (context) => {
    const { secondFactor, backupCodes } = wordsOf(context);
    await press(context, secondFactor.turnOn);
    await press(context, '+1 201 555 0123');
    await expect(await context.canvas.findByRole('group', { name: backupCodes.saveTitle })).toBeVisible();
  },
};

/** Clerk wants a fresh proof before a number is removed, and the app has no `onStepUp`. */
export const WithoutStepUp: Story = {
  ...reachedByActions,
  parameters: {
    backend: { phoneNumbers: ['+12015550123'], faults: [{ operation: 'delete', error: 'step_up_required' }] },
  },
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+1 201 555 0123'));
    await press(context, remove.confirm);
    await expectError(context, 'step_up_required');
  },
};

const onSignedIn = fn();

export const SigningIn: Story = {
  parameters: { stage: fetchedOnce },
  render: () => (
    <OverSecondFactorAdapter
      start={async (backend) => clerkSecondFactorAdapter(await clerkSignInStandIn(backend))}
      onComplete={onSignedIn}
    />
  ),
  play: async (context) => {
    await expect(
      await context.canvas.findByRole('button', { name: wordsOf(context).challenge.useBackupCode }),
    ).toBeVisible();
    await typeCode(context, await readCode(context));
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledWith({ createdSessionId: 'sess_1' }));
  },
};
