'use client';
import { useCallback, useId, useImperativeHandle, useRef, type FocusEventHandler, type Ref } from 'react';
import { getExampleNumber, type CountryCode } from '../core/e164.js';
import { chooseCountry, editDraft, formatDraft, type PhoneDraft } from '../core/phone-draft.js';
import type { PhoneHint, PhoneProblem } from '../core/phone-text.js';
import type { PhoneFieldLabels } from '../messages/types.js';
import { CountrySelect } from './CountrySelect.js';
import { getDefaultCountry } from './default-country.js';
import { formField, type UncontrolledProps } from './formField.js';
import { PhoneFieldFrame } from './PhoneFieldFrame.js';
import { refuseHugeText } from './refuse-huge-text.js';
import { useBrowserLanguage } from './useBrowserLanguage.js';
import { useEditedInput } from './useEditedInput.js';
import { useLatest } from './useLatest.js';
import { usePhoneDraft } from './usePhoneDraft.js';

/** Which numbers a field accepts. The forms pass these options on to it. */
export interface PhoneFieldOptions {
  /** ISO 3166 code of the country selected at first. @default the region of the browser's language */
  defaultCountry?: CountryCode;
  /** The countries whose numbers are accepted. @default all */
  countries?: readonly CountryCode[];
  /** The countries that come first in the list, as ordered here. */
  preferredCountries?: readonly CountryCode[];
  /** Whether to refuse numbers that are not known as mobile numbers. @default false */
  mobileOnly?: boolean;
  /**
   * How flags are drawn: `emoji` by the system's font, `pictures` as SVG of react-phone-number-input (51 kB gzip,
   * loaded apart), `none` not at all. @default 'emoji' if the system draws them, else 'pictures'
   */
  flags?: 'emoji' | 'pictures' | 'none';
}

/**
 * The props of `PhoneField`, and the contract for a field of your own (`phoneField`).
 *
 * Such a field must honour `value`, `onChange`, `onBlur`, `inputRef` (the form moves the focus there),
 * `labels.phoneNumber` or a label of its own, `aria-describedby`, `invalid`, `readOnly` (a request is pending) and
 * `disabled`. It should call
 * `onProblem`, or the form can only say that the number is missing, and `onHint`. It may ignore `locale`, the other
 * labels,
 * `preferredCountries`, `id`, `name`, `required` and `autoFocus`, and `defaultCountry`, `countries` and `mobileOnly` if
 * the app passes none.
 */
export interface PhoneFieldProps extends PhoneFieldOptions {
  /**
   * The number in E.164 form, or null; an empty text and undefined are null. A half-typed text is the field's own: a
   * reset of its form empties it, and so does another `key`.
   */
  value: string | null | undefined;
  /**
   * Called with each edit: the number in E.164 form, or null while the text is none. Also called if the field cannot
   * take
   * `value`, or no longer can: the number as the field reads it, or null.
   */
  onChange: (value: string | null) => void;
  /** Called when it changes: why there is no number, or null if there is one. The caller decides when to show it. */
  onProblem?: (problem: PhoneProblem | null) => void;
  /** Called when it changes: a warning about a number that is accepted, or null. */
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
  /**
   * Has the browser ask for a number when its form is submitted, unless that is `noValidate`. A half-typed number is
   * never submitted: the browser says what is wrong with it, in the words of `labels.problems`. @default false
   */
  required?: boolean;
  /** The id of its form, if it does not stand in that. */
  form?: string;
  /** Whether it is disabled, as an `<input>` is. @default false */
  disabled?: boolean;
  /** Whether the number can be read but not edited, as while it is being added. @default false */
  readOnly?: boolean;
  /** Whether to mark the field as invalid (`aria-invalid`). Say why in the element of `aria-describedby`. */
  invalid?: boolean;
  /** The ids of the elements that describe it: a hint, an error. */
  'aria-describedby'?: string;
  /** Called when the focus leaves the field as a whole, its list of countries with it. */
  onBlur?: FocusEventHandler<HTMLElement>;
  /** Whether it takes the focus when it appears. @default false */
  autoFocus?: boolean;
}

/** The props of an uncontrolled `PhoneField`: those that `register` returns, or those of a plain `<form>`. */
export interface UncontrolledPhoneFieldProps
  extends Omit<PhoneFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * A field for a phone number: a country button and an `input[type=tel]`, with their label. Renders a
 * `<div data-part="phone-field" data-country="GB">`. Whatever is typed, pasted, dropped or filled in becomes the right
 * number, or stays, and `onProblem` says why it is none.
 *
 * It is built on what react-phone-number-input is built on, libphonenumber-js and its metadata. Bare, that library
 * misreads some of what people paste, undoes one key at most, halts at a huge paste and, without its country select,
 * loses fast keys on React 19; `ReactPhoneNumberInputField` of `phonekit/react-phone-number-input` puts the kit's
 * reading before it and is rid of all but the undo. That it renders twice a key stays. `npm run bench:fields` measures
 * all of them into test/bench/FIELDS.md.
 */
export const PhoneField = /* @__PURE__ */ formField<UncontrolledPhoneFieldProps, PhoneFieldProps>(
  ControlledPhoneField,
  null,
);

/** The controlled field: a country button and an `input[type=tel]`, with their label. */
export function ControlledPhoneField(props: ControlledPhoneFieldProps) {
  const { labels, inputRef, readOnly, disabled, invalid } = props;
  const value = props.value || null;
  const language = useBrowserLanguage();
  const { countries, preferredCountries, locale = language ?? 'en' } = props;
  const defaultCountry = getDefaultCountry({ ...props, language });
  const { draft, reading, options, update, settle, refuse, ...selected } = usePhoneDraft({
    ...props,
    value,
    defaultCountry,
  });
  const country = (reading.problem !== 'unsupported_country' && reading.country) || selected.country;
  const ownId = useId();
  const id = props.id ?? ownId;

  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => input.current, []);
  const {
    text,
    onChange: onTextChange,
    onCompositionEnd,
    remember,
  } = useEditedInput<PhoneDraft>({
    input,
    content: draft,
    textOf: (some) => some.text,
    edit: (before, edit) => editDraft(before, edit, options),
    onEdit: update,
  });
  const settleInput = () => {
    const settled = formatDraft(draft, options);
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
    <PhoneFieldFrame
      field={props}
      label={labels.phoneNumber}
      inputId={id}
      country={country}
      international={reading.afterCallingCode !== null}
      e164={reading.e164}
    >
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
          disabled={disabled || readOnly || (countries?.length === 1 && countries[0] === country)}
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
          placeholder={getExampleNumber(country)}
          value={text}
          onChange={onTextChange}
          onCompositionEnd={onCompositionEnd}
          onPaste={(event) => refuseHugeText(event, event.clipboardData, refuse)}
          onDrop={(event) => refuseHugeText(event, event.dataTransfer, refuse)}
          onBlur={settleInput}
          required={props.required}
          form={props.form}
          disabled={disabled}
          readOnly={readOnly}
          autoFocus={props.autoFocus}
        />
      </div>
    </PhoneFieldFrame>
  );
}

interface ControlledPhoneFieldProps extends PhoneFieldProps {
  revision?: number;
}
