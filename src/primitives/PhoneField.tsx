'use client';
import { useCallback, useId, useImperativeHandle, useRef, type FocusEventHandler, type Ref, type SyntheticEvent } from 'react';
import { exampleNumber, type CountryCode } from '../core/e164.js';
import { maxPhoneTextLength } from '../core/phone-characters.js';
import { chooseCountry, editDraft, settleDraft, type PhoneDraft } from '../core/phone-draft.js';
import type { PhoneHint, PhoneProblem } from '../core/phone-text.js';
import type { PhoneFieldLabels } from '../messages/types.js';
import { CountrySelect } from './CountrySelect.js';
import { defaultCountryOf } from './default-country.js';
import { useBrowserLanguage } from './useBrowserLanguage.js';
import { useEditedInput } from './useEditedInput.js';
import { useLatest } from './useLatest.js';
import { usePhoneDraft } from './usePhoneDraft.js';

/** Which numbers a field takes; the forms hand them on. */
export interface PhoneFieldOptions {
  /** ISO 3166 code of the country selected at first. @default the region of the browser's language */
  defaultCountry?: CountryCode;
  /** The countries whose numbers are taken. @default all */
  countries?: readonly CountryCode[];
  /** The countries that come first in the list, as ordered here. */
  preferredCountries?: readonly CountryCode[];
  /** Refuse numbers that are not known as mobile numbers. @default false */
  mobileOnly?: boolean;
  /**
   * How flags are drawn: `emoji` by the system's font, `pictures` as SVG of react-phone-number-input (51 kB gzip, loaded
   * apart), `none` not at all. @default 'emoji' where the system draws them, else 'pictures'
   */
  flags?: 'emoji' | 'pictures' | 'none';
}

export interface PhoneFieldProps extends PhoneFieldOptions {
  /** The number in E.164 form, or null. What is half-typed is the field's own; it is cleared by `key`. */
  value: string | null;
  /** Called with each edit: the number in E.164 form, or null while the text is none. */
  onChange: (value: string | null) => void;
  /** Called when it changes: why there is no number, or null where there is one. When to show it is the caller's choice. */
  onProblem?: (problem: PhoneProblem | null) => void;
  /** Called when it changes: a doubt about a number that is taken, or null. */
  onHint?: (hint: PhoneHint | null) => void;
  /** Its texts, in your language: `messages.phoneField` of the kit, or your own. */
  labels: PhoneFieldLabels;
  /** BCP 47: the language of the countries' names. @default the browser's language */
  locale?: string;
  /** The number's `<input>`, to focus it. */
  inputRef?: Ref<HTMLInputElement>;
  /** The input's id. */
  id?: string;
  /** The name under which a form that is posted carries the number in E.164 form. */
  name?: string;
  /** Has the browser ask for a number when its form is submitted, unless that is `noValidate`. @default false */
  required?: boolean;
  /** Takes neither a number nor the focus. @default false */
  disabled?: boolean;
  /** Shows the number and takes none, as while it is being added. @default false */
  readOnly?: boolean;
  /** Marks the field as wrong, for eyes and for assistive technology; say why in the element of `aria-describedby`. */
  invalid?: boolean;
  /** The ids of what explains it: a hint, what is wrong with it. */
  'aria-describedby'?: string;
  /** Called when the focus leaves the field as a whole, its list of countries with it. */
  onBlur?: FocusEventHandler<HTMLElement>;
  /** Whether it takes the focus when it appears. @default false */
  autoFocus?: boolean;
}

/**
 * A field for a phone number: a country button and an `input[type=tel]`, with their label. Renders a
 * `<div data-part="phone-field" data-country="GB">`. Whatever is typed, pasted, dropped or filled in becomes the right
 * number, or stays, and `onProblem` says why it is none.
 *
 * It is made of what react-phone-number-input is made of (libphonenumber-js and its metadata), and not of that itself:
 * that misreads some of what people paste, renders twice a key, undoes a key at most, halts at a huge paste, and without
 * its country select loses fast keys on React 19. `npm run bench:fields` measures both; test/bench/FIELDS.md says what
 * came out.
 */
export function PhoneField({ value, onChange, onProblem, onHint, mobileOnly, labels, inputRef, name, readOnly, disabled, invalid, ...props }: PhoneFieldProps) {
  const language = useBrowserLanguage();
  const { countries, preferredCountries, locale = language ?? 'en' } = props;
  const defaultCountry = defaultCountryOf({ ...props, language });
  const { draft, reading, options, update, settle, refuse } = usePhoneDraft({ value, defaultCountry, countries, mobileOnly, onChange, onProblem, onHint });
  const country = reading.problem === 'unsupported_country' ? options.country : (reading.country ?? options.country);
  const ownId = useId();
  const id = props.id ?? ownId;

  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const { text, onChange: onTextChange, onCompositionEnd, remember } = useEditedInput<PhoneDraft>({
    input,
    content: draft,
    textOf: (some) => some.text,
    edit: (before, edit) => editDraft(before, edit, options),
    onEdit: update,
  });
  const settleInput = () => {
    const settled = settleDraft(draft, options);
    if (settled === draft) return;
    remember();
    settle(settled);
  };
  const choose = (chosen: CountryCode) => {
    remember();
    update(chooseCountry(draft, chosen, options));
    input.current?.focus();
  };
  const latestChoose = useLatest(choose);
  // The same each time, so that a key does not draw the country anew.
  const onChoose = useCallback((chosen: CountryCode) => latestChoose.current(chosen), [latestChoose]);

  return (
    <div
      data-scope="phonekit"
      data-part="phone-field"
      data-country={country}
      data-international={reading.afterCallingCode === null ? undefined : ''}
      data-invalid={invalid ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-readonly={readOnly ? '' : undefined}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && props.onBlur?.(event)}
    >
      <label data-scope="phonekit" data-part="label" htmlFor={id}>
        {labels.phoneNumber}
      </label>
      <div data-scope="phonekit" data-part="phone-control">
        <CountrySelect
          id={`${id}-country`}
          country={country}
          onChoose={onChoose}
          countries={countries}
          preferredCountries={preferredCountries}
          labels={labels}
          locale={locale}
          flags={props.flags}
          disabled={disabled || readOnly || countries?.length === 1}
        />
        <input
          ref={input}
          id={id}
          type="tel"
          dir="ltr"
          inputMode="tel"
          autoComplete="tel"
          data-scope="phonekit"
          data-part="phone-input"
          aria-invalid={invalid || undefined}
          aria-describedby={props['aria-describedby']}
          placeholder={exampleNumber(country)}
          value={text}
          onChange={onTextChange}
          onCompositionEnd={onCompositionEnd}
          onPaste={(event) => refuseHugeText(event, event.clipboardData, refuse)}
          onDrop={(event) => refuseHugeText(event, event.dataTransfer, refuse)}
          onBlur={settleInput}
          required={props.required}
          disabled={disabled}
          readOnly={readOnly}
          autoFocus={props.autoFocus}
        />
      </div>
      {name !== undefined && <input type="hidden" name={name} value={reading.e164 ?? ''} disabled={disabled} />}
    </div>
  );
}

/** A browser takes seconds to lay out a megabyte in a line; no such text is a phone number. */
function refuseHugeText(event: SyntheticEvent, transfer: DataTransfer, refuse: () => void) {
  if (transfer.getData('text').length <= maxPhoneTextLength) return;
  event.preventDefault();
  refuse();
}
