'use client';
import { useId, useRef, type ElementType, type InputHTMLAttributes } from 'react';
import type { FeatureProps } from 'react-phone-number-input';
import { metadata, type CountryCode } from '../../core/e164.js';
import type { Optional } from '../../core/optional.js';
import { createDraft } from '../../core/phone-draft.js';
import type { FlagStyle } from '../CountryFlag.js';
import { getDefaultCountry } from '../default-country.js';
import { formField } from '../formField.js';
import type { UncontrolledProps } from '../UncontrolledField.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import { PhoneFieldFrame } from '../PhoneFieldFrame.js';
import { splitRootProps } from '../root-props.js';
import { useBrowserLanguage } from '../useBrowserLanguage.js';
import { useMergedRefs } from '../useMergedRefs.js';
import { LibraryInput } from './LibraryInput.js';
import { NumberInput, type NumberInputField } from './NumberInput.js';
import { useFocusAcrossMounts } from './useFocusAcrossMounts.js';
import { useLibraryFlags } from './useLibraryFlags.js';
import { useLibraryLabels, type ReactPhoneNumberInputFieldLabels } from './useLibraryLabels.js';
import { useShownNumber } from './useShownNumber.js';

type LibraryProps = FeatureProps<
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onInput' | 'onPaste' | 'onDrop' | 'onCompositionEnd'>
>;

/** The props of `PhoneField` and of react-phone-number-input. */
export interface ReactPhoneNumberInputFieldProps
  extends
    Omit<PhoneFieldProps, 'labels' | 'flags'>,
    Optional<Omit<LibraryProps, keyof PhoneFieldProps | 'flags' | 'countrySelectComponent'>> {
  /**
   * The texts of the field: `messages.phoneField` of the kit, a file of `react-phone-number-input/locale`, or both
   * merged.
   */
  labels: ReactPhoneNumberInputFieldLabels;
  /** The flags, such as `react-phone-number-input/flags`, or a style of `PhoneField`. @default as in `PhoneField` */
  flags?: LibraryProps['flags'] | FlagStyle | undefined;
  /** The country select; null for none, as in `react-phone-number-input/input`. @default the library's own */
  countrySelectComponent?: ElementType | null | undefined;
  /** Whether the list has the option "International". @default true if `labels.ZZ` is set */
  addInternationalOption?: boolean | undefined;
  /** Clears the field and its country when it changes. */
  reset?: unknown;
}

/** The props of an uncontrolled field, for a plain `<form>` or `register` of react-hook-form. */
export interface UncontrolledReactPhoneNumberInputFieldProps
  extends Omit<ReactPhoneNumberInputFieldProps, keyof UncontrolledProps>, UncontrolledProps {}

/**
 * react-phone-number-input with the props of `PhoneField`: the library formats the number, keeps the caret and renders
 * its own markup, classes and country select; the kit reads whatever is pasted, dropped, filled in or composed. Renders
 * a `<div data-part="phone-field" data-country="GB">` with a label and the library's `<div class="PhoneInput">`. Import
 * `react-phone-number-input/style.css` for its styles.
 *
 * Because the library keeps the text, it does not do everything that `PhoneField` does: undo reverts at most the last
 * key; each key renders twice; numbers typed without the trunk zero are not formatted; typed separators and extensions
 * are not kept; a text that is not a number is rejected (`onProblem` is called) rather than shown; leaving the field
 * does not format the number; and when `countries` changes, an incomplete number is reformatted with its calling code.
 * With `countrySelectComponent={null}` the country cannot be changed.
 */
export const ReactPhoneNumberInputField = /* @__PURE__ */ formField<
  UncontrolledReactPhoneNumberInputFieldProps,
  ReactPhoneNumberInputFieldProps
>(ControlledReactPhoneNumberInputField, null);

function ControlledReactPhoneNumberInputField(
  given: ReactPhoneNumberInputFieldProps & { revision?: number | undefined; validates?: boolean | undefined },
) {
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
    ...rest
  } = given;
  const [, props] = splitRootProps(rest);
  const language = useBrowserLanguage();
  const defaultCountry = getDefaultCountry({ ...given, language });
  const field = useShownNumber({ ...given, value: value || null, defaultCountry });
  const { country, reading } = field;
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
      <LibraryInput
        key={key}
        data-scope="phonekit"
        data-part="number-input"
        dir="ltr"
        {...props}
        {...library}
        ref={ref}
        id={id}
        aria-invalid={invalid || undefined}
        disabled={disabled}
        readOnly={readOnly}
        metadata={metadata}
        labels={texts.all}
        locales={props.locales ?? locale}
        countries={countries && [...countries]}
        countryOptionsOrder={props.countryOptionsOrder ?? (preferredCountries && [...preferredCountries, '|', '…'])}
        addInternationalOption={props.addInternationalOption ?? texts.all.ZZ !== undefined}
        // If the national format reads as another number, the library shows the international one.
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
        onCountryChange={(next?: CountryCode) => {
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
