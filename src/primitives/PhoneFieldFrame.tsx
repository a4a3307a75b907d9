'use client';
import type { FocusEventHandler, ReactNode } from 'react';
import type { CountryCode } from '../core/e164.js';
import type { PhoneFieldProps } from './PhoneField.js';
import { splitRootProps } from './root-props.js';

export interface PhoneFieldFrameProps {
  field: Pick<PhoneFieldProps, 'invalid' | 'disabled' | 'readOnly' | 'name' | 'form' | 'onBlur'>;
  label: string | undefined;
  /** The id of the visible input. */
  inputId: string;
  country: CountryCode;
  /** Whether the visible text starts with a calling code. */
  international?: boolean | undefined;
  /** The value of the hidden input. */
  e164: string | null;
  onFocus?: FocusEventHandler<HTMLElement> | undefined;
  children: ReactNode;
}

/** The parts around the input of a number field: the root element with its state, the label and the hidden input. */
export function PhoneFieldFrame({
  field,
  label,
  inputId,
  country,
  international,
  e164,
  onFocus,
  children,
}: PhoneFieldFrameProps) {
  const { name, disabled } = field;
  return (
    <div
      {...splitRootProps(field)[0]}
      data-scope="phonekit"
      data-part="phone-field"
      data-country={country}
      data-international={international ? '' : undefined}
      data-invalid={field.invalid ? '' : undefined}
      data-disabled={disabled ? '' : undefined}
      data-readonly={field.readOnly ? '' : undefined}
      onFocus={onFocus}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && field.onBlur?.(event)}
    >
      {label !== undefined && (
        <label data-scope="phonekit" data-part="label" htmlFor={inputId}>
          {label}
        </label>
      )}
      {children}
      {name !== undefined && (
        <input type="hidden" name={name} form={field.form} value={e164 ?? ''} disabled={disabled} />
      )}
    </div>
  );
}
