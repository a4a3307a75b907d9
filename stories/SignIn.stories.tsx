import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect } from 'storybook/test';
import { codeFieldOf, expectWait, press, readCode, typeCode, wordsOf } from './support/actions.js';
import { reachedByActions } from './support/numbers.js';
import { SignIn } from './support/SignIn.js';
import { signInWords } from './support/sign-in-words.js';
import { environmentOf } from './support/environment.js';
import { wordsIn } from './support/wordsIn.js';

const meta = {
  title: 'Pages/Sign-in step',
  tags: ['!autodocs'],
  parameters: {
    layout: 'fullscreen',
    stage: { page: true, strict: false },
    backend: {
      phoneNumbers: [
        { phoneNumber: '+12015550123', reservedForSecondFactor: true, defaultSecondFactor: true },
        { phoneNumber: '+447400123456', reservedForSecondFactor: true },
      ],
    },
  },
  render: () => <SignIn />,
} satisfies Meta;

export default meta;

/** The page after the password: the code, another number, or a backup code. */
export const Default: StoryObj = {
  name: 'Sign-in step',
  play: async (context) => {
    await expect(await context.canvas.findByRole('heading', { name: wordsOf(context).challenge.title })).toBeVisible();
    await expect(await codeFieldOf(context)).toBeVisible();
  },
};

export const SignedIn: StoryObj = {
  ...reachedByActions,
  play: async (context) => {
    await typeCode(context, await readCode(context));
    const words = wordsIn(signInWords, environmentOf(context.globals).language);
    await expect(await context.canvas.findByRole('heading', { name: words.signedIn })).toBeVisible();
    await press(context, words.again);
    // So soon after the first code, no second one is sent; the page says how long to wait.
    await expectWait(context, 30);
  },
};
