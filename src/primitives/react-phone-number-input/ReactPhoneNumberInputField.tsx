'use client';
import { useId, useRef, useState, type ElementType, type InputHTMLAttributes } from 'react';
import type { FeatureProps } from 'react-phone-number-input';
import PhoneInput from 'react-phone-number-input/core';
import { metadata, type CountryCode } from '../../core/e164.js';
import { createDraft } from '../../core/phone-draft.js';
import type { FlagStyle } from '../CountryFlag.js';
import { getDefaultCountry } from '../default-country.js';
import { formField, type UncontrolledProps } from '../formField.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import { PhoneFieldFrame } from '../PhoneFieldFrame.js';
import { useBrowserLanguage } from '../useBrowserLanguage.js';
import { useMergedRefs } from '../useMergedRefs.js';
import { NumberInput, type NumberInputField } from './NumberInput.js';
import { useFocusAcrossMounts } from './useFocusAcrossMounts.js';
import { useLibraryFlags } from './useLibraryFlags.js';
import { useLibraryLabels, type ReactPhoneNumberInputFieldLabels } from './useLibraryLabels.js';
import { useShownNumber } from './useShownNumber.js';

type LibraryProps = FeatureProps<
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'onPaste' | 'onDrop' | 'onCompositionEnd'>
>;

/** The props of `PhoneField`, and beside them those of react-phone-number-input. */
export interface ReactPhoneNumberInputFieldProps
  extends
    Omit<PhoneFieldProps, 'labels' | 'flags'>,
    Omit<LibraryProps, keyof PhoneFieldProps | 'flags' | 'countrySelectComponent'> {
  /**
   * Its texts: `messages.phoneField` of the kit, `react-phone-number-input/locale/<language>`, or both, one spread over
   * the other.
   */
  labels: ReactPhoneNumberInputFieldLabels;
  /**
   * Pictures of the flags, as from `react-phone-number-input/flags`, or a style of `PhoneField`.
   * @default as in `PhoneField`
   */
  flags?: LibraryProps['flags'] | FlagStyle;
  /** The country select; null renders none, as `react-phone-number-input/input` has none. @default the library's own */
  countrySelectComponent?: ElementType | null;
  /** Whether no country at all can be chosen, "International". @default whether `labels` has a text for it, `ZZ` */
  addInternationalOption?: boolean;
  /** Changes when the field is to be emptied, its country included. */
  reset?: unknown;
}

/** The props of a field that keeps its number itself: those that `register` returns, or those of a form of the page. */
export interface UncontrolledReactPhoneNumberInputFieldProps
  extends Omit<ReactPhoneNumberInputFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * react-phone-number-input under the props of `PhoneField`: the library formats, holds the caret and renders its own
 * markup, classes and country select; the kit reads whatever is pasted, dropped, filled in or composed, and says which
 * number the text is. Renders a `<div data-part="phone-field" data-country="GB">` with a label and the library's
 * `<div class="PhoneInput">` in it; import `react-phone-number-input/style.css` for its look.
 *
 * What `PhoneField` does and this cannot, since the library holds the text: undo a run of typing at once (the browser
 * takes back the last key, or less), render once a key (it is twice), lay out numbers typed without the trunk zero,
 * keep the spaces, hyphens or extension that a person types, show text that is no number next to one (it is refused,
 * and
 * `onProblem` says why), tidy the layout when the field is left, and keep the layout of a half-typed number when other
 * `countries` are passed (it is written anew, with its calling code). With `countrySelectComponent={null}` nobody can
 * choose a country.
 */
export const ReactPhoneNumberInputField = /* @__PURE__ */ formField<
  UncontrolledReactPhoneNumberInputFieldProps,
  ReactPhoneNumberInputFieldProps
>(ControlledField, null);

function ControlledField(given: ReactPhoneNumberInputFieldProps & { revision?: number; validates?: boolean }) {
  const {
    value,
    revision: _revision,
    validates: _validates,
    onChange: _onChange,
    onProblem: _onProblem,
    onHint: _onHint,
    defaultCountry: _default,
    countries,
    preferredCountries,
    mobileOnly,
    labels,
    locale,
    inputRef,
    id: _id,
    name: _name,
    invalid,
    onBlur,
    disabled,
    readOnly,
    inputComponent = 'input',
    countrySelectComponent,
    countrySelectProps,
    numberInputProps,
    flags,
    flagUrl,
    flagComponent,
    onCountryChange,
    reset: _reset,
    ...props
  } = given;
  const language = useBrowserLanguage();
  const defaultCountry = getDefaultCountry({ ...given, language });
  const field = useShownNumber({ ...given, value: value || null, defaultCountry });
  const { country, reading } = field;
  const [libraryDefault, setLibraryDefault] = useState(defaultCountry);
  // Given another default country, the library drops a text that is no number yet, such as `+`.
  if (libraryDefault !== defaultCountry && reading.problem === 'empty') setLibraryDefault(defaultCountry);
  const { key, ...library } = field.library;
  const texts = useLibraryLabels(labels, country, locale ?? language ?? 'en');
  const ownId = useId();
  const id = given.id ?? ownId;
  const input = useRef<HTMLInputElement>(null);
  const ref = useMergedRefs(input, inputRef);
  const focus = useFocusAcrossMounts(input, key, onBlur);
  const { unicodeFlags, ...pictures } = useLibraryFlags({ flags, flagUrl, flagComponent });

  const numberInput: NumberInputField = {
    ...field.input,
    inputComponent,
    options: { countries, mobileOnly, country, international: props.international },
    defaultCountry,
  };

  return (
    <PhoneFieldFrame
      field={{ ...given, onBlur: focus.onBlur }}
      label={labels.phoneNumber ?? labels.phone}
      inputId={id}
      country={country}
      e164={reading.e164}
      onFocus={focus.onFocus}
    >
      <PhoneInput
        key={key}
        data-scope="phonekit"
        data-part="number-input"
        dir="ltr"
        {...props}
        {...library}
        // Its types declare a class; it is a function that forwards its ref.
        ref={ref as never}
        id={id}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        readOnly={readOnly}
        metadata={metadata}
        labels={texts.all}
        locales={props.locales ?? locale}
        defaultCountry={libraryDefault}
        countries={countries && [...countries]}
        countryOptionsOrder={props.countryOptionsOrder ?? (preferredCountries && [...preferredCountries, '|', '…'])}
        addInternationalOption={props.addInternationalOption ?? texts.all.ZZ !== undefined}
        // Where the national form reads as another number, the library shows the international one.
        initialValueFormat={value && isNationalUnclear(value, defaultCountry) ? undefined : props.initialValueFormat}
        inputComponent={NumberInput}
        numberInputProps={{ ...numberInputProps, field: numberInput }}
        countrySelectComponent={countrySelectComponent === null ? NoCountrySelect : countrySelectComponent}
        countrySelectProps={{
          'aria-label': texts.select,
          unicodeFlags,
          ...countrySelectProps,
        }}
        flags={pictures.flags}
        flagUrl={pictures.flagUrl}
        flagComponent={pictures.flagComponent}
        onCountryChange={(next) => {
          library.onCountryChange(next);
          onCountryChange?.(next);
        }}
      />
    </PhoneFieldFrame>
  );
}

const NoCountrySelect = () => null;

function isNationalUnclear(value: string, country: CountryCode): boolean {
  return createDraft(value, { country }).text.startsWith('+');
}
