import { render } from '@testing-library/react';
import { StrictMode, useState, type ComponentType, type ReactNode } from 'react';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { CodeField, type CodeFieldProps } from '../../src/primitives/CodeField.js';
import { PhoneField, type PhoneFieldProps } from '../../src/primitives/PhoneField.js';

export const phoneLabels: PhoneFieldProps['labels'] = {
  phoneNumber: 'Phone number',
  country: (name, callingCode) => `Country: ${name} (${callingCode})`,
  countrySearch: 'Search for a country',
  countriesFound: (count) => (count === 0 ? 'No country found' : `${count} found`),
};

const codeLabels: CodeFieldProps['labels'] = {
  code: 'Code',
  problems: {
    no_code: 'No code in there.',
    several_codes: 'More than one code in there.',
    too_long: 'Too many digits.',
  },
};

/** The last value that the field reported. */
export interface Reported {
  value: string | null;
  problem: Parameters<NonNullable<PhoneFieldProps['onProblem']>>[0];
  hint: Parameters<NonNullable<PhoneFieldProps['onHint']>>[0];
  /** All values that it reported. */
  values: (string | null)[];
}

/** The number that a field reported; there is either a number or a problem. */
export function resultOf({ value, problem }: Reported): string | null {
  expect(problem === null, 'there is a number, or a reason why not').toBe(value !== null);
  return value;
}

/** A number field with only a caller that stores its value. */
export async function renderPhoneField(
  props: PhoneFieldChange = {},
  around = (field: ReactNode) => field,
  Field: ComponentType<PhoneFieldProps> = PhoneField,
) {
  const reported: Reported = { value: props.value ?? null, problem: null, hint: null, values: [] };
  function Caller(changed: PhoneFieldChange) {
    const [value, setValue] = useState(props.value ?? null);
    reported.value = value;
    return (
      <Field
        labels={phoneLabels}
        locale="en"
        defaultCountry="US"
        onProblem={(problem) => void (reported.problem = problem)}
        onHint={(hint) => void (reported.hint = hint)}
        {...props}
        value={value}
        onChange={(next) => {
          reported.values.push(next);
          setValue(next);
        }}
        {...changed}
      />
    );
  }
  const tree = ({ key, ...changed }: PhoneFieldChange = {}) => (
    <StrictMode>{around(<Caller key={key} {...changed} />)}</StrictMode>
  );
  const screen = render(tree());
  return {
    ...screen,
    getByRole: page.getByRole,
    reported,
    input: found(screen.container, 'input[type=tel]'),
    root: () => found<HTMLElement>(screen.container, '[data-part=phone-field]'),
    change: async (changed: PhoneFieldChange) => screen.rerender(tree(changed)),
  };
}

export type PhoneFieldChange = Partial<PhoneFieldProps> & { key?: string };

/** A `CodeField` with only a caller that stores its value. */
export async function renderCodeField(props: CodeFieldChange = {}, around = (field: ReactNode) => field) {
  const reported = { value: props.value ?? '', completed: new Array<string>(), problems: new Array<string | null>() };
  function Caller(changed: CodeFieldChange) {
    const [value, setValue] = useState(props.value ?? '');
    reported.value = value;
    return (
      <CodeField
        labels={codeLabels}
        {...props}
        value={value}
        onChange={setValue}
        onProblem={(problem) => void reported.problems.push(problem)}
        onComplete={(code) => void reported.completed.push(code)}
        {...changed}
      />
    );
  }
  const tree = ({ key, ...changed }: CodeFieldChange = {}) => (
    <StrictMode>{around(<Caller key={key} {...changed} />)}</StrictMode>
  );
  const screen = render(tree());
  const input = found(screen.container, '[data-part=code-input]');
  return {
    ...screen,
    getByRole: page.getByRole,
    reported,
    input,
    change: async (changed: CodeFieldChange) => screen.rerender(tree(changed)),
  };
}

export type CodeFieldChange = Partial<CodeFieldProps> & { key?: string };

export function found<Kind extends HTMLElement = HTMLInputElement>(container: ParentNode, selector: string): Kind {
  const element = container.querySelector<Kind>(selector);
  // The message tells a leak of another test from a bug of this one.
  if (!element) throw new Error(`there is no ${selector} in ${document.body.outerHTML.slice(0, 2000)}`);
  return element;
}
