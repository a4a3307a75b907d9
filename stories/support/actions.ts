import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';

type Person = Pick<StoryContext, 'canvas' | 'canvasElement' | 'userEvent'>;

/** Presses the button of this name. */
export async function press({ canvas, userEvent }: Person, name: string | RegExp): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }, patience));
}

/** Types a number into the open form, and submits it. */
export async function submitPhoneNumber(person: Person, digits: string): Promise<void> {
  const { canvas, userEvent } = person;
  await userEvent.type(await canvas.findByRole('textbox', { name: 'Phone number' }, patience), digits);
  await press(person, 'Send code');
}

/** Types a code into the open form; it submits itself when it is whole. */
export async function typeCode({ canvas, userEvent }: Person, code: string): Promise<void> {
  const field = await canvas.findByRole('textbox', { name: 'Verification code' }, patience);
  await waitFor(() => expect(field).not.toHaveAttribute('readonly'));
  await userEvent.clear(field);
  await userEvent.type(field, code);
}

/** The code of the newest message on the phone beside the kit. */
export async function readCode({ canvas }: Person): Promise<string> {
  const [newest] = await canvas.findAllByRole('article', undefined, patience);
  const code = newest && within(newest).getByText(/^\d+$/).textContent;
  if (!code) throw new Error('The newest message holds no code. Was one sent?');
  return code;
}

/** A code that is not this one. */
export function not(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
}

/** Expects an alert that says this. */
export async function expectAlert({ canvasElement }: Person, text: string | RegExp): Promise<void> {
  await waitFor(async () => {
    const said = [...canvasElement.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join(' ');
    await expect(said).toMatch(text);
  }, patience);
}

/** Forms are downloaded when they are first opened. */
const patience = { timeout: 5000 };
