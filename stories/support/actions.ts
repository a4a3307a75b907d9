import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { errorText } from '../../src/core/error-text.js';
import { PhoneError, type PhoneErrorOptions } from '../../src/core/errors.js';
import type { PhoneErrorCode } from '../../src/core/error-codes.js';
import { en } from '../../src/messages/en.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { environmentOf, messagesOf } from './environment.js';

export type Person = Pick<StoryContext, 'canvas' | 'canvasElement' | 'globals' | 'userEvent'>;

/** The kit's texts in the story's language, which the toolbar may have changed. */
export function wordsOf({ globals }: Pick<Person, 'globals'>): PhoneMessages {
  return messagesOf[environmentOf(globals).language] ?? en;
}

/** Clicks the button with this name, as soon as it is enabled. */
export async function press({ canvas, userEvent }: Person, name: string): Promise<void> {
  const button = await waitFor(() => {
    const found = canvas.getByRole('button', { name });
    expect(found).not.toHaveAttribute('aria-disabled', 'true');
    return found;
  });
  await userEvent.click(button);
}

/** Types a number into the open form. */
export async function typePhoneNumber(person: Person, digits: string): Promise<void> {
  await person.userEvent.type(await phoneFieldOf(person), digits);
}

export function phoneFieldOf(person: Person): Promise<HTMLElement> {
  return person.canvas.findByRole('textbox', { name: wordsOf(person).phoneField.phoneNumber });
}

/** Types a number into the open form, and submits it. */
export async function submitPhoneNumber(person: Person, digits: string): Promise<void> {
  await typePhoneNumber(person, digits);
  await press(person, wordsOf(person).add.submit);
}

/** Types a code into the open form, which submits itself once the code is complete. */
export async function typeCode(person: Person, code: string): Promise<void> {
  const { userEvent } = person;
  const field = await codeFieldOf(person);
  await waitFor(() => expect(field).not.toHaveAttribute('readonly'));
  await userEvent.clear(field);
  await userEvent.type(field, code);
}

export function codeFieldOf(person: Person): Promise<HTMLElement> {
  return person.canvas.findByRole('textbox', { name: wordsOf(person).codeField.code });
}

/** The code of the newest message on the story's phone. */
export async function readCode({ canvas }: Person): Promise<string> {
  const [newest] = await canvas.findAllByRole('article');
  const code = newest && within(newest).getByText(/^\d+$/).textContent;
  if (!code) throw new Error('The newest message holds no code. Was one sent?');
  return code;
}

/** A code other than this one. */
export function not(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
}

/** Expects this text to be visible. `exact: false` matches a part of it. */
export async function expectText(
  { canvas }: Pick<Person, 'canvas'>,
  text: string,
  options?: { exact: boolean },
): Promise<void> {
  await expect(await canvas.findByText(withPlainSpaces(text), options)).toBeVisible();
}

/** Expects this text to be announced, visibly or not. */
export async function expectAnnounced({ canvas }: Pick<Person, 'canvas'>, text: string): Promise<void> {
  await expect(await canvas.findByText(withPlainSpaces(text))).toBeInTheDocument();
}

/** Testing Library normalizes the spaces of the page, so the text to find needs plain spaces too. */
function withPlainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Expects an alert with this text. */
export async function expectAlert({ canvasElement }: Pick<Person, 'canvasElement'>, text: string): Promise<void> {
  await waitFor(async () => {
    const said = [...canvasElement.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join(' ');
    await expect(said).toContain(text);
  });
}

/** Expects an alert with the kit's text for this error. */
export async function expectError(person: Person, code: PhoneErrorCode, options?: PhoneErrorOptions): Promise<void> {
  await expectAlert(person, errorText(wordsOf(person), new PhoneError(code, options)) ?? '');
}

/** Expects the resend countdown to show this many seconds, or a few fewer. */
export async function expectWait(person: Person, seconds: number): Promise<void> {
  const { resendIn } = wordsOf(person).verify;
  const names = [0, 1, 2, 3].map((gone) => resendIn(seconds - gone));
  const button = await person.canvas.findByRole('button', { name: (name) => names.includes(name) });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
}

/** Adds and verifies a number, from the button that opens the form to the final announcement. */
export async function addNumber(person: Person): Promise<void> {
  const { add, list } = wordsOf(person);
  await press(person, add.open);
  await submitPhoneNumber(person, '2015550188');
  await typeCode(person, await readCode(person));
  await expectAnnounced(person, list.verified('+1 201 555 0188'));
}
