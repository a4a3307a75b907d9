import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { supabaseAdapter, supabaseSecondFactorAdapter } from '../../src/adapters/supabase/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { addNumber, expectError, expectText, press, readCode, typeCode, wordsOf } from '../support/actions.js';
import { reachedByActions } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { firstLevel, supabaseSignInStandIn, supabaseStandIn } from '../support/stand-ins/supabase.js';

const phoneNumbers = [
  { phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
  { phoneNumber: '+4915123456789', reservedForSecondFactor: true },
];

const meta = {
  title: 'Guides/Backends/Supabase',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers, policy: { codeLifetime: 300 } } },
  render: (args) => (
    <OverAdapter createAdapter={(backend) => supabaseAdapter(supabaseStandIn(backend), { addAs: 'secondFactor' })}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/**
 * Each number is a second factor from the moment it is added until it is removed, so that there is nothing to turn on,
 * and none is the default one.
 */
export const SecondFactors: Story = {
  play: async (context) => {
    const { list, secondFactor, backupCodes } = wordsOf(context);
    await expect(await context.canvas.findAllByText(list.secondFactor)).toHaveLength(2);
    for (const absent of [
      secondFactor.title,
      secondFactor.makeDefault,
      list.defaultSecondFactor,
      list.makePrimary,
      backupCodes.title,
    ]) {
      await expect(context.canvas.queryByText(absent)).not.toBeInTheDocument();
    }
  },
};

export const AddsANumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [] } },
  play: async (context) => {
    const { list } = wordsOf(context);
    await expectText(context, list.empty);
    await addNumber(context);
    await expectText(context, list.secondFactor);
  },
};

export const RemovesANumber: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+1 201 555 0123'));
    await press(context, remove.confirm);
    await waitFor(() => expect(context.canvas.getAllByRole('listitem')).toHaveLength(1));
  },
};

/** Without `onStepUp`, a session that did not pass the second step can remove no factor. */
export const NeedsTheSecondStep: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers, faults: [{ operation: 'delete', error: 'step_up_required' }] } },
  play: async (context) => {
    const { list, remove } = wordsOf(context);
    await press(context, list.removeNumber('+1 201 555 0123'));
    await press(context, remove.confirm);
    await expectError(context, 'step_up_required');
  },
};

/** With `addAs: 'signIn'`: the number that the account has, which a new one replaces once its code was entered. */
export const SignInNumber: Story = {
  parameters: { backend: { phoneNumbers: ['+12015550123'] } },
  render: (args) => (
    <OverAdapter createAdapter={(backend) => supabaseAdapter(supabaseStandIn(backend), { addAs: 'signIn' })}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    await expectText(context, '+1 201 555 0123');
    await expect(context.canvas.queryByText(wordsOf(context).list.secondFactor)).not.toBeInTheDocument();
  },
};

const onSignedIn = fn();

/** At sign-in there are no backup codes to fall back on. */
export const SigningIn: Story = {
  parameters: { stage: { strict: false } },
  render: () => (
    <OverSecondFactorAdapter
      start={async (backend) => supabaseSecondFactorAdapter(await supabaseSignInStandIn(backend), firstLevel)}
      onComplete={onSignedIn}
    />
  ),
  play: async (context) => {
    const code = await readCode(context);
    await expect(
      context.canvas.queryByRole('button', { name: wordsOf(context).challenge.useBackupCode }),
    ).not.toBeInTheDocument();
    await typeCode(context, code);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  },
};
