import type { StoryContext } from '@storybook/react-vite';
import { expect, waitFor, within } from 'storybook/test';
import { errorText } from '../../src/core/error-text.js';
import { PhoneError, type PhoneErrorCode, type PhoneErrorOptions } from '../../src/core/errors.js';
import { en } from '../../src/messages/en.js';
import type { PhoneMessages } from '../../src/messages/types.js';
import { environmentOf, messagesOf } from './environment.js';

export type Person = Pick<StoryContext, 'canvas' | 'canvasElement' | 'globals' | 'userEvent'>;

/** What the kit says in the story's language: whoever looks at it has chosen that in the toolbar. */
export function wordsOf({ globals }: Pick<Person, 'globals'>): PhoneMessages {
  return messagesOf[environmentOf(globals).language] ?? en;
}

/** Presses the button of this name. */
export async function press({ canvas, userEvent }: Person, name: string): Promise<void> {
  await userEvent.click(await canvas.findByRole('button', { name }));
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

/** Types a code into the open form; it submits itself when it is whole. */
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

/** The code of the newest message on the phone beside the kit. */
export async function readCode({ canvas }: Person): Promise<string> {
  const [newest] = await canvas.findAllByRole('article');
  const code = newest && within(newest).getByText(/^\d+$/).textContent;
  if (!code) throw new Error('The newest message holds no code. Was one sent?');
  return code;
}

/** A code that is not this one. */
export function not(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
}

/** Expects to see this; `exact: false` where it is a part of what is seen. */
export async function expectText(
  { canvas }: Pick<Person, 'canvas'>,
  text: string,
  options?: { exact: boolean },
): Promise<void> {
  await expect(await canvas.findByText(withPlainSpaces(text), options)).toBeVisible();
}

/** Expects that this is said, be it only to those who listen. */
export async function expectAnnounced({ canvas }: Pick<Person, 'canvas'>, text: string): Promise<void> {
  await expect(await canvas.findByText(withPlainSpaces(text))).toBeInTheDocument();
}

/** Testing Library looks for a text in one with plain spaces, whatever spaces the page has. */
function withPlainSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** Expects an alert that says this. */
export async function expectAlert({ canvasElement }: Pick<Person, 'canvasElement'>, text: string): Promise<void> {
  await waitFor(async () => {
    const said = [...canvasElement.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent).join(' ');
    await expect(said).toContain(text);
  });
}

/** Expects an alert that says what the kit says of this error. */
export async function expectError(person: Person, code: PhoneErrorCode, options?: PhoneErrorOptions): Promise<void> {
  await expectAlert(person, errorText(wordsOf(person), new PhoneError(code, options)) ?? '');
}

/** Expects that the next code can be asked for in so many seconds, or a little less. */
export async function expectWait(person: Person, seconds: number): Promise<void> {
  const { resendIn } = wordsOf(person).verify;
  const names = [0, 1, 2, 3].map((gone) => resendIn(seconds - gone));
  const button = await person.canvas.findByRole('button', { name: (name) => names.includes(name) });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
}

/** Adds a number and proves it, from the button that opens the form to what is said at the end. */
export async function addNumber(person: Person): Promise<void> {
  const { add, list } = wordsOf(person);
  await press(person, add.open);
  await submitPhoneNumber(person, '2015550188');
  await typeCode(person, await readCode(person));
  await expectAnnounced(person, list.verified('+1 201 555 0188'));
}
