import TextField from '@mui/material/TextField';
import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js/mobile';
import { useEffect, useId, useState } from 'react';
import type { PhoneFieldProps, PhoneProblem } from '../../../../src/index.js';

/** MUI's TextField as the number field of the forms. */
export function MuiPhoneField({ value, onChange, onProblem, labels, inputRef, ...props }: PhoneFieldProps) {
  const ownId = useId();
  const [text, setText] = useState(value ?? '');
  const { e164, problem } = read(text, props);
  useEffect(() => onProblem?.(problem));

  return (
    <TextField
      type="tel"
      fullWidth
      id={props.id ?? ownId}
      label={labels.phoneNumber}
      inputRef={inputRef}
      // Changed by the app, not by typing.
      value={value !== null && value !== e164 ? value : text}
      onChange={(event) => {
        setText(event.target.value);
        const next = read(event.target.value, props);
        onProblem?.(next.problem);
        onChange(next.e164);
      }}
      onBlur={props.onBlur}
      error={props.invalid}
      disabled={props.disabled}
      required={props.required}
      autoFocus={props.autoFocus}
      slotProps={{
        htmlInput: {
          autoComplete: 'tel',
          dir: 'ltr',
          readOnly: props.readOnly,
          'aria-describedby': props['aria-describedby'],
        },
      }}
    />
  );
}

function read(
  text: string,
  { defaultCountry = 'US', countries, mobileOnly }: ReadOptions,
): { e164: string | null; problem: PhoneProblem | null } {
  if (!text.trim()) return { e164: null, problem: 'empty' };
  const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  const length = validatePhoneNumberLength(text, { defaultCountry });
  if (!number || length === 'TOO_SHORT') return { e164: null, problem: 'too_short' };
  if (length === 'TOO_LONG') return { e164: null, problem: 'too_long' };
  if (countries && (!number.country || !countries.includes(number.country)))
    return { e164: null, problem: 'unsupported_country' };
  if (!number.isPossible()) return { e164: null, problem: 'not_in_country' };
  if (mobileOnly && !number.isValid()) return { e164: null, problem: 'not_mobile' };
  return { e164: number.number, problem: null };
}

type ReadOptions = Pick<PhoneFieldProps, 'defaultCountry' | 'countries' | 'mobileOnly'>;
