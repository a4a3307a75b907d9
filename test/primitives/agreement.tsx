import fc from 'fast-check';
import { StrictMode, useDeferredValue, useEffect, useState, type ComponentType } from 'react';
import { expect, it, onTestFinished, vi } from 'vitest';
import { cleanup, render } from '@testing-library/react';
import type { CountryCode } from '../../src/core/e164.js';
import { readPhoneText } from '../../src/core/phone-text.js';
import { en } from '../../src/messages/en.js';
import type { PhoneFieldProps } from '../../src/primitives/PhoneField.js';
import { found } from './fields.js';

type Limits = Pick<PhoneFieldProps, 'defaultCountry' | 'countries' | 'mobileOnly'>;

/** Selects a country of the field if it offers it. */
export type ChooseCountry = (container: ParentNode, country: CountryCode) => void | Promise<void>;

/** The field in a form whose caller stores its value. `isLate`: the caller passes it back one render later. */
export async function renderInForm(Field: ComponentType<PhoneFieldProps>, isLate = false) {
  const reported = { value: null as string | null | undefined, problem: null as string | null };
  let passed: string | null | undefined = null;
  let limits: Limits = {};
  let give = (_value: string | null | undefined) => {};
  let rerender = (_limits: Limits) => {};
  let changes = 0;
  let committed = 0;
  function Caller() {
    const [value, setValue] = useState<string | null | undefined>(null);
    const [current, setLimits] = useState<Limits>({});
    const [change, setChange] = useState(0);
    const deferred = useDeferredValue(value);
    const given = isLate ? deferred : value;
    useEffect(() => {
      committed = change;
      passed = given;
    });
    reported.value = value;
    give = (changed) => (setValue(changed), setChange(++changes));
    rerender = (changed) => (setLimits(changed), setChange(++changes));
    return (
      <form>
        <Field
          {...current}
          name="phone"
          labels={en.phoneField}
          locale="en"
          value={given}
          onChange={setValue}
          onProblem={(problem) => void (reported.problem = problem)}
        />
      </form>
    );
  }
  const { container } = render(
    <StrictMode>
      <Caller />
    </StrictMode>,
  );
  /** Waits for the changes of the caller. On a busy machine they take more than a task. */
  const untilCommitted = () => vi.waitFor(() => expect(committed).toBe(changes), { interval: 1 });
  const input = () => found(container, 'input[type=tel]');
  const root = found<HTMLElement>(container, '[data-part=phone-field]');
  return {
    /** The current input, which `limit` may have replaced. */
    get input() {
      return input();
    },
    reported,
    /** Whether the field has got the value that its caller stores. */
    isCaughtUp: () => passed === reported.value,
    give: (value: string | null | undefined) => (give(value), untilCommitted()),
    limit: (changed: Limits) => (rerender((limits = { ...limits, ...changed })), untilCommitted()),
    reset: () => found<HTMLFormElement>(container, 'form').reset(),
    container,
    expectAgreement: (after: string) => {
      const value = reported.value || null;
      const posted = new FormData(found<HTMLFormElement>(container, 'form')).get('phone');
      expect(posted, `posted ${after}`).toBe(value ?? '');
      expect(reported.problem === null, `the problem ${reported.problem}, the value ${value} ${after}`).toBe(
        value !== null,
      );
      expect(input().validity.customError, `validity ${after}`).toBe(value === null && input().value !== '');
      const country = root.dataset.country as CountryCode;
      const shown = readPhoneText(input().value, {
        country,
        countries: limits.countries,
        mobileOnly: limits.mobileOnly,
      });
      expect(shown.e164, `${input().value} in ${country} ${after}`).toBe(value);
    },
  };
}

type FieldInForm = Awaited<ReturnType<typeof renderInForm>>;
export const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const countries = ['US', 'DE', 'GB', 'FR', 'ES', 'BS', 'CA'] as const;
const numbers = [
  '+12015550123',
  '+447400123456',
  '+33612345678',
  '+4915112345678',
  '+34612345678',
  '+12423591234',
  '+442079460018',
];
const anyText = fc.constantFrom(
  ...'0123456789',
  '+',
  ' ',
  '-',
  'x',
  '00',
  '201555',
  '2015550123',
  '0044',
  '06 12 34 56 78',
  '07400123456',
  '015112345678',
  ...numbers,
);

/** Anything that a user, the app or the browser can do to the field. */
const anyStep = (chooseCountry: ChooseCountry) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: anyText.map(
        (text) => [`insert ${text}`, ({ input }: FieldInForm) => act(input, 'insertText', text)] as const,
      ),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('delete', 'forwardDelete')
        .map((command) => [command, ({ input }: FieldInForm) => act(input, command)] as const),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.nat(20), fc.nat(20))
        .map(
          ([start, length]) =>
            [
              `select ${start}, ${length}`,
              ({ input }: FieldInForm) => (input.focus(), input.setSelectionRange(start, start + length)),
            ] as const,
        ),
    },
    {
      weight: 2,
      arbitrary: fc.constant(['select all', ({ input }: FieldInForm) => (input.focus(), input.select())] as const),
    },
    {
      weight: 3,
      arbitrary: fc.constantFrom('undo', 'redo').map(
        (what) =>
          [
            what,
            ({ input }: FieldInForm) =>
              input.dispatchEvent(
                new KeyboardEvent('keydown', {
                  key: 'z',
                  ctrlKey: true,
                  shiftKey: what === 'redo',
                  bubbles: true,
                  cancelable: true,
                }),
              ),
          ] as const,
      ),
    },
    { weight: 1, arbitrary: fc.constant(['blur', ({ input }: FieldInForm) => input.blur()] as const) },
    { weight: 1, arbitrary: fc.constant(['reset', (field: FieldInForm) => field.reset()] as const) },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...countries)
        .map(
          (country) =>
            [`choose ${country}`, ({ container }: FieldInForm) => chooseCountry(container, country)] as const,
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...numbers, null, '', undefined, '+1201', 'nonsense')
        .map((value) => [`value ${value}`, (field: FieldInForm) => field.give(value)] as const),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(undefined, ...countries)
        .map(
          (defaultCountry) =>
            [`defaultCountry ${defaultCountry}`, (field: FieldInForm) => field.limit({ defaultCountry })] as const,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .option(fc.subarray([...countries], { minLength: 1 }), { nil: undefined })
        .map((some) => [`countries ${some}`, (field: FieldInForm) => field.limit({ countries: some })] as const),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(true, false)
        .map(
          (mobileOnly) => [`mobileOnly ${mobileOnly}`, (field: FieldInForm) => field.limit({ mobileOnly })] as const,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('de-DE', 'en-GB', 'fr', 'es-ES', 'tlh', '*')
        .map((language) => [`language ${language}`, () => speak(language)] as const),
    },
  );

function act(input: HTMLInputElement, command: string, text?: string) {
  input.focus();
  document.execCommand(command, false, text);
}

export function speak(language: string) {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(language);
  dispatchEvent(new Event('languagechange'));
}

/**
 * A property: after any sequence of actions, the text of the field, the value that its form posts and the value that
 * its caller got are the same number.
 */
export function itAgreesAtEveryMoment(Field: ComponentType<PhoneFieldProps>, chooseCountry: ChooseCountry) {
  it('forgets the problem of a rejected text once a number is set', async () => {
    const field = await renderInForm(Field);
    act(field.input, 'insertText', '0044');
    await nextTask();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', '9'.repeat(300));
    field.input.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(field.reported.problem).toBe('too_long'));
    await field.give('+12015550123');
    await vi.waitFor(() => expect(field.input.value).toContain('555'));
    await vi.waitFor(() => expect(field.reported).toEqual({ value: '+12015550123', problem: null }));
    cleanup();
  });

  it.each([0, 5000])('shows a number that a late caller had skipped, if it is set %s ms later', async (wait) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const field = await renderInForm(Field, true);
    act(field.input, 'insertText', '2015550123');
    act(field.input, 'delete');
    expect(field.reported).toEqual({ value: null, problem: 'too_short' });
    await expect.poll(() => field.isCaughtUp()).toBe(true);
    vi.advanceTimersByTime(wait);
    await field.give('+12015550123');
    await expect.poll(() => field.isCaughtUp()).toBe(true);
    if (wait === 0) vi.advanceTimersByTime(5000);
    await expect.poll(() => field.input.value).toContain('0123');
    await expect.poll(() => field.reported.problem).toBeNull();
    field.expectAgreement('after a number that was skipped');
    cleanup();
  });

  it.each([
    [false, 1],
    [true, 1],
    // A late caller skips all but the last of several changes in one task.
    [true, 3],
  ])(
    'shows, submits and reports the same number at every moment; its caller is late: %s, steps in a task: %s',
    async (isLate, stepsInTask) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep(chooseCountry), { minLength: 1, maxLength: 14 }), async (steps) => {
          speak('en-US');
          const field = await renderInForm(Field, isLate);
          const done: string[] = [];
          for (const [what, take] of steps) {
            // A value that the caller sets while it is late may be the one that the field still has.
            if (what.startsWith('value')) await vi.waitFor(() => expect(field.isCaughtUp()).toBe(true));
            const before = { text: field.input.value, value: field.reported.value };
            await take(field);
            done.push(what);
            if (done.length % stepsInTask !== 0 && done.length < steps.length) continue;
            await nextTask();
            // A change from outside is reported in an effect, when the browser is ready.
            await vi.waitFor(() => field.expectAgreement(`after ${done.join('; ')}`), { interval: 5 });
            if (stepsInTask === 1 && before.text !== '' && /^(defaultCountry|language)/.test(what)) {
              expect({ text: field.input.value, value: field.reported.value }, done.join('; ')).toEqual(before);
            }
          }
          cleanup();
        }),
        { numRuns: isLate ? 20 : 40 },
      );
    },
  );
}
