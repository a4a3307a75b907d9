'use client';
import type { FocusEventHandler, ReactNode } from 'react';
import type { CountryCode } from '../core/e164.js';
import type { PhoneFieldProps } from './PhoneField.js';

export interface PhoneFieldFrameProps {
  field: Pick<PhoneFieldProps, 'invalid' | 'disabled' | 'readOnly' | 'name' | 'form' | 'onBlur'>;
  label: string | undefined;
  /** The id of the visible input. */
  inputId: string;
  country: CountryCode;
  /** Whether the visible text begins with a calling code. */
  international?: boolean;
  /** The number that the form posts. */
  e164: string | null;
  onFocus?: FocusEventHandler<HTMLElement>;
  children: ReactNode;
}

/** What every number field renders around its input: the root with its state, the label, and the posted value. */
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
