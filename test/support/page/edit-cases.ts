import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import edits from '../../cases/phone-edits.json' with { type: 'json' };
import { isPhoneCountry, type CountryCode } from '../../../src/core/e164.js';
import { enterText } from './enter-text.js';
import type { FieldUnderTest } from './field-cases.js';

/** One action of a user on the number field. */
export type EditStep =
  { type: string } | { paste: string } | { autofill: string } | { select_all: true } | { choose_country: CountryCode };

export interface EditCase {
  /** The initially selected country. */
  country: CountryCode;
  countries?: readonly CountryCode[];
  mobileOnly?: boolean;
  steps: readonly EditStep[];
  /** The acceptable outcomes, best first. */
  e164: readonly (string | null)[];
  note: string;
}

/** A number field with a way to choose its country, which differs between fields. */
export interface EditableFieldUnderTest extends FieldUnderTest {
  chooseCountry: (country: CountryCode) => Promise<void>;
}

/** The case file of edits, step by step. */
export const editCases: readonly EditCase[] = edits.map(({ country, countries, steps, ...rest }) => ({
  ...rest,
  country: asCountry(country),
  countries: countries?.map(asCountry),
  steps: steps.map(asStep),
}));

/** Runs the case file of edits against the field that `mount` renders for a case. */
export function itFollowsEveryEdit(
  mount: (edit: EditCase) => Promise<EditableFieldUnderTest>,
  cases = editCases,
): void {
  for (const edit of cases) {
    it(`${titleOf(edit)} gives ${edit.e164.join(' or ')}`, async () => {
      const field = await mount(edit);
      for (const step of edit.steps) await take(step, field);
      const isRight = async () => edit.e164.includes(await field.result());
      await expect
        .poll(isRight, { message: `${await field.result()} from ${JSON.stringify(field.input.value)}` })
        .toBe(true);
    });
  }
}

function titleOf({ steps, country, countries, mobileOnly }: EditCase): string {
  const done = steps
    .map((step) => Object.entries(step).map(([how, what]) => (what === true ? how : `${how} ${what}`)))
    .join(', ');
  return `${done} in ${country}${countries ? `, only ${countries.join()}` : ''}${mobileOnly ? ', mobileOnly' : ''}`;
}

async function take(step: EditStep, field: EditableFieldUnderTest): Promise<void> {
  if ('choose_country' in step) return field.chooseCountry(step.choose_country);
  field.input.focus();
  if ('select_all' in step) return userEvent.keyboard('{Control>}a{/Control}');
  if ('type' in step) return enterText('type', field.input, step.type);
  if ('paste' in step) return enterText('paste', field.input, step.paste);
  return enterText('autofill', field.input, step.autofill);
}

function asStep(step: {
  type?: string;
  paste?: string;
  autofill?: string;
  select_all?: boolean;
  choose_country?: string;
}): EditStep {
  const { type, paste, autofill, select_all, choose_country } = step;
  if (type !== undefined) return { type };
  if (paste !== undefined) return { paste };
  if (autofill !== undefined) return { autofill };
  if (choose_country !== undefined) return { choose_country: asCountry(choose_country) };
  if (select_all) return { select_all };
  throw new Error(`unknown step ${JSON.stringify(step)}`);
}

function asCountry(code: string): CountryCode {
  if (!isPhoneCountry(code)) throw new Error(`unknown country ${code}`);
  return code;
}
