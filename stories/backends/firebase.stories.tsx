import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  getMultiFactorResolver,
  signInWithCustomToken,
  signInWithEmailAndPassword,
  type MultiFactorError,
} from 'firebase/auth';
import { expect, fn, waitFor } from 'storybook/test';
import { firebaseAdapter, firebaseSecondFactorAdapter } from '../../src/adapters/firebase/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import { addNumber, expectText, press, readCode, typeCode, wordsOf } from '../support/actions.js';
import type { Backend } from '../support/backend.js';
import { reachedByActions } from '../support/numbers.js';
import { OverAdapter } from '../support/OverAdapter.js';
import { OverSecondFactorAdapter } from '../support/OverSecondFactorAdapter.js';
import { firebaseStandIn } from '../support/stand-ins/firebase.js';

const phoneNumbers = [
  { phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
  { phoneNumber: '+4915123456789', reservedForSecondFactor: true },
];

const meta = {
  title: 'Guides/Backends/Firebase',
  tags: ['!autodocs'],
  component: PhoneNumbers,
  args: { defaultCountry: 'US' },
  parameters: { backend: { phoneNumbers, policy: { codeLifetime: 300 } } },
  render: (args) => (
    <OverAdapter createAdapter={signedIn}>
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
    await expect(
      await context.canvas.findByRole('button', { name: list.removeNumber('+1 201 555 0123') }),
    ).toBeVisible();
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

const onSignedIn = fn();

/** At sign-in there are no backup codes to fall back on. */
export const SigningIn: Story = {
  parameters: { stage: { strict: false } },
  render: () => <OverSecondFactorAdapter start={secondStep} onComplete={onSignedIn} />,
  play: async (context) => {
    const code = await readCode(context);
    await expect(
      context.canvas.queryByRole('button', { name: wordsOf(context).challenge.useBackupCode }),
    ).not.toBeInTheDocument();
    await typeCode(context, code);
    await waitFor(() => expect(onSignedIn).toHaveBeenCalled());
  },
};

async function signedIn(backend: Backend) {
  const auth = firebaseStandIn(backend);
  await signInWithCustomToken(auth, 'a token');
  return firebaseAdapter(auth);
}

async function secondStep(backend: Backend) {
  const auth = firebaseStandIn(backend);
  const [outcome] = await Promise.allSettled([signInWithEmailAndPassword(auth, 'ada@summit.example', 'correct horse')]);
  if (outcome.status === 'fulfilled') throw new Error('The password was enough, so there is no second step.');
  return firebaseSecondFactorAdapter(auth, getMultiFactorResolver(auth, outcome.reason as MultiFactorError));
}
