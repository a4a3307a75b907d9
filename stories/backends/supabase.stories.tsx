import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { supabaseAdapter, supabaseSecondFactorAdapter } from '../../src/adapters/supabase/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { expectError, expectText, press, wordsOf } from '../support/actions.js';
import { playAddsANumber, playRemovesANumber, playSecondFactors, playSigningIn } from '../support/factor-stories.js';
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
  play: playSecondFactors,
};

export const AddsANumber: Story = {
  ...reachedByActions,
  parameters: { backend: { phoneNumbers: [] } },
  play: playAddsANumber,
};

export const RemovesANumber: Story = {
  ...reachedByActions,
  play: playRemovesANumber,
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
  play: (context) => playSigningIn(context, onSignedIn),
};
