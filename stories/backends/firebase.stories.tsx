import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  getMultiFactorResolver,
  signInWithCustomToken,
  signInWithEmailAndPassword,
  type MultiFactorError,
} from 'firebase/auth';
import { fn } from 'storybook/test';
import { firebaseAdapter, firebaseSecondFactorAdapter } from '../../src/adapters/firebase/index.js';
import { PhoneNumbers } from '../../src/components/phone-numbers/PhoneNumbers.js';
import type { Backend } from '../support/backend.js';
import { playAddsANumber, playRemovesANumber, playSecondFactors, playSigningIn } from '../support/factor-stories.js';
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

const onSignedIn = fn();

/** At sign-in there are no backup codes to fall back on. */
export const SigningIn: Story = {
  parameters: { stage: { strict: false } },
  render: () => <OverSecondFactorAdapter start={secondStep} onComplete={onSignedIn} />,
  play: (context) => playSigningIn(context, onSignedIn),
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
