'use client';
import { useCallback, useId, useImperativeHandle, useRef, type FocusEventHandler, type Ref } from 'react';
import { getExampleNumber, type CountryCode } from '../core/e164.js';
import { chooseCountry, formatDraft, type PhoneDraft } from '../core/phone-draft.js';
import { editDraft } from '../core/phone-draft-edit.js';
import type { PhoneHint, PhoneProblem } from '../core/phone-text.js';
import type { PhoneFieldLabels } from '../messages/types.js';
import { CountrySelect } from './CountrySelect.js';
import { getDefaultCountry } from './default-country.js';
import { formField } from './formField.js';
import type { UncontrolledProps } from './UncontrolledField.js';
import { PhoneFieldFrame } from './PhoneFieldFrame.js';
import { prepareInsertion } from './prepare-insertion.js';
import type { RootProps } from './root-props.js';
import { useBrowserLanguage } from './useBrowserLanguage.js';
import { useEditedInput } from './useEditedInput.js';
import { useLatest } from './useLatest.js';
import { usePhoneDraft } from './usePhoneDraft.js';

/** The options of the number field. Forms and screens pass them on. */
export interface PhoneFieldOptions {
  /** The ISO 3166 code of the initial country. @default the region of the browser's language */
  defaultCountry?: CountryCode | undefined;
  /** The countries whose numbers are accepted. @default all */
  countries?: readonly CountryCode[] | undefined;
  /** The countries at the top of the list, in this order. */
  preferredCountries?: readonly CountryCode[] | undefined;
  /** Whether to reject numbers that are not known as mobile numbers. @default false */
  mobileOnly?: boolean | undefined;
  /**
   * How flags are displayed: `emoji` with the system's font, `pictures` as SVG of react-phone-number-input (a separate
   * chunk of 51 kB gzip), or `none`. @default 'emoji' if the system has them, else 'pictures'
   */
  flags?: 'emoji' | 'pictures' | 'none' | undefined;
}

/**
 * The props of `PhoneField`, and the contract for a field of your own (`phoneField`).
 *
 * Your field must support `value`, `onChange`, `onBlur`, `inputRef` (the form focuses it), `labels.phoneNumber` or a
 * label of its own, `aria-describedby`, `invalid`, `readOnly` (a request is pending) and `disabled`. It should call
 * `onProblem` (otherwise the form can only say that the number is missing) and `onHint`. It may ignore the other props;
 * it may ignore `defaultCountry`, `countries` and `mobileOnly` only if the app does not set them.
 */
export interface PhoneFieldProps extends PhoneFieldOptions, RootProps {
  /**
   * The number in E.164 form, or null; an empty string and undefined mean null. The field itself keeps an incomplete
   * number: reset the form or change `key` to clear it.
   */
  value: string | null | undefined;
  /**
   * Called at each edit with the number in E.164 form, or null while it is incomplete or invalid. Also called if the
   * field does not accept `value`, or no longer does, with the number as the field reads it, or null.
   */
  onChange: (value: string | null) => void;
  /** Called when the problem changes; null if the number is valid. The caller decides when to show it. */
  onProblem?: ((problem: PhoneProblem | null) => void) | undefined;
  /** Called when the warning about an accepted number changes; null if there is none. */
  onHint?: ((hint: PhoneHint | null) => void) | undefined;
  /** The texts of the field: `messages.phoneField` of a language of the kit, or your own. */
  labels: PhoneFieldLabels;
  /** The language of the country names (BCP 47). @default the browser's language */
  locale?: string | undefined;
  /** A ref to the `<input>` of the number. */
  inputRef?: Ref<HTMLInputElement> | undefined;
  /** The id of the `<input>`. */
  id?: string | undefined;
  /** The name of the number in the submitted form, where it is in E.164 form. */
  name?: string | undefined;
  /**
   * Whether the form cannot be submitted without a number, unless it is `noValidate`. An invalid number always blocks
   * the submission; the browser shows the text of `labels.problems`. @default false
   */
  required?: boolean | undefined;
  /** The id of the form, if the field is not inside it. */
  form?: string | undefined;
  /** Whether the field is disabled. @default false */
  disabled?: boolean | undefined;
  /** Whether the number can be read but not edited, such as while it is being added. @default false */
  readOnly?: boolean | undefined;
  /** Whether the field is invalid (`aria-invalid`). Explain it in an element that `aria-describedby` names. */
  invalid?: boolean | undefined;
  /** The ids of the elements that describe the field, such as a hint or an error. */
  'aria-describedby'?: string | undefined;
  /** Called when the focus leaves the field, including its list of countries. */
  onBlur?: FocusEventHandler<HTMLElement> | undefined;
  /** Whether the field is focused when it mounts. @default false */
  autoFocus?: boolean | undefined;
}

/** The props of an uncontrolled `PhoneField`, for a plain `<form>` or `register` of react-hook-form. */
export interface UncontrolledPhoneFieldProps
  extends Omit<PhoneFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * A field for a phone number: a label, a country button and an `input[type=tel]`. Renders a
 * `<div data-part="phone-field" data-country="GB">`. It reads whatever is typed, pasted, dropped or filled in; a text
 * that is not a number stays in the field, and `onProblem` is called with the reason.
 *
 * It is built on libphonenumber-js, like react-phone-number-input. That library misreads some pasted numbers, undoes at
 * most one key, freezes at a huge paste and, without its country select, loses fast keys on React 19.
 * `ReactPhoneNumberInputField` of `phonekit/react-phone-number-input` fixes all of that but the undo; it renders twice
 * per key. `npm run bench:fields` compares the fields (test/bench/FIELDS.md).
 */
export const PhoneField = /* @__PURE__ */ formField<UncontrolledPhoneFieldProps, PhoneFieldProps>(
  ControlledPhoneField,
  null,
);

/** The controlled field, without form integration. */
export function ControlledPhoneField(props: ControlledPhoneFieldProps) {
  const { labels, inputRef, readOnly, disabled, invalid } = props;
  const value = props.value || null;
  const language = useBrowserLanguage();
  const { countries, preferredCountries, locale = language ?? 'en' } = props;
  const defaultCountry = getDefaultCountry({ ...props, language });
  const { draft, reading, options, update, replace, refuse, ...selected } = usePhoneDraft({
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
  const format = () => {
    const formatted = formatDraft(draft, options);
    if (formatted === draft) return;
    remember();
    replace(formatted);
  };
  const choose = (chosen: CountryCode) => {
    remember();
    update(chooseCountry(draft, chosen, options));
    input.current?.focus();
  };
  const latestChoose = useLatest(choose);
  // A stable function, so that a key does not render the country again.
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
          enterKeyHint="go"
          autoComplete="tel"
          data-scope="phonekit"
          data-part="phone-input"
          aria-invalid={invalid || undefined}
          aria-describedby={props['aria-describedby']}
          placeholder={getExampleNumber(country)}
          value={text}
          onChange={onTextChange}
          onCompositionEnd={onCompositionEnd}
          onPaste={(event) => prepareInsertion(event, event.clipboardData, refuse)}
          onDrop={(event) => prepareInsertion(event, event.dataTransfer, refuse)}
          onBlur={format}
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
  revision?: number | undefined;
}
