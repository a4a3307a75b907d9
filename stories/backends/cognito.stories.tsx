import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn, waitFor } from 'storybook/test';
import { cognitoAdapter, cognitoSecondFactorAdapter } from '../../src/adapters/cognito/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { addNumber, expectError, expectText, not, press, readCode, typeCode, wordsOf } from '../support/actions.js';
import type { Backend } from '../support/backend.js';
import { reachedByActions } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { cognitoStandIn } from '../support/stand-ins/cognito.js';

const meta = {
  title: 'Guides/Backends/Amazon Cognito',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers: ['+12015550123'], policy: { resendCooldown: 0 } } },
  render: (args) => (
    <OverAdapter createAdapter={(backend) => cognitoAdapter(cognitoStandIn(backend))}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
} satisfies Meta<typeof PhoneNumbers>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A user has one number: none is primary, none is the default second factor, and there are no backup codes. */
export const OneNumber: Story = {
  play: async (context) => {
    const { list, backupCodes } = wordsOf(context);
    await expectText(context, '+1 201 555 0123');
    for (const absent of [list.makePrimary, backupCodes.title])
      await expect(context.canvas.queryByText(absent)).not.toBeInTheDocument();
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

/** A code was sent to the new number; until it is entered, the old one stays, and stays the second factor. */
export const PendingChange: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true }],
    },
    stage: { strict: false },
  },
  render: (args) => (
    <OverAdapter createAdapter={withPendingChange}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    const { list } = wordsOf(context);
    // The new number is in the inbox too, whose message may still be fading in.
    const rows = () =>
      context.canvas.getAllByRole('listitem').map(({ textContent }) => textContent.replace(/\s/g, ' '));
    await waitFor(() => expect(rows()).toContainEqual(expect.stringContaining('+44 7400 123456')));
    await expectText(context, list.unverified);
    await expectText(context, list.defaultSecondFactor);
  },
};

/** The number receives the codes of Cognito's SMS MFA; there is no other number that could be the default. */
export const SecondFactor: Story = {
  ...reachedByActions,
  play: async (context) => {
    const { secondFactor } = wordsOf(context);
    await press(context, secondFactor.turnOn);
    await press(context, '+1 201 555 0123');
    await expect(
      await context.canvas.findByRole('button', { name: secondFactor.stopNumber('+1 201 555 0123') }),
    ).toBeVisible();
    await expect(context.canvas.queryByText(secondFactor.makeDefault)).not.toBeInTheDocument();
  },
};

/** In a pool that puts a new number in the place of the old one at once, the list is full with one. */
export const ReplacedAtOnce: Story = {
  render: (args) => (
    <OverAdapter createAdapter={(backend) => cognitoAdapter(cognitoStandIn(backend), { keepsOriginal: false })}>
      <PhoneNumbers {...args} />
    </OverAdapter>
  ),
  play: async (context) => {
    const { add } = wordsOf(context);
    await expectText(context, add.limitReached(1));
    await expect(context.canvas.queryByRole('button', { name: add.open })).not.toBeInTheDocument();
  },
};

const onSignedIn = fn();

/** Cognito has sent the code with the first step, so the screen sends none. */
export const SigningIn: Story = {
  parameters: {
    backend: {
      phoneNumbers: [{ phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true }],
    },
    stage: { strict: false },
  },
  render: () => <OverSecondFactorAdapter start={secondStep} onComplete={onSignedIn} />,
  play: async (context) => {
    const code = await readCode(context);
    await expect(await context.canvas.findAllByRole('article')).toHaveLength(1);
    await typeCode(context, not(code));
    await expectError(context, 'incorrect_code');
    await typeCode(context, code);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  },
};

async function withPendingChange(backend: Backend) {
  const adapter = cognitoAdapter(cognitoStandIn(backend));
  const { id } = await adapter.create({ phoneNumber: '+447400123456' });
  await adapter.prepareVerification({ id });
  return adapter;
}

async function secondStep(backend: Backend) {
  const auth = cognitoStandIn(backend);
  return cognitoSecondFactorAdapter(auth, await auth.signIn(), { signInAgain: auth.signIn });
}
