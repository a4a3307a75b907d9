'use client';
import { useEffect, useRef, useState } from 'react';
import { countryOfPhoneNumber, type CountryCode } from '../../core/e164.js';
import { dialledDigits } from '../../core/phone-characters.js';
import { chooseCountry } from '../../core/phone-draft.js';
import { readPhoneText, type PhoneHint, type PhoneProblem } from '../../core/phone-text.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import type { ShownNumber } from './NumberInput.js';

export interface UseShownNumberOptions extends Pick<PhoneFieldProps, 'onChange' | 'onProblem' | 'onHint' | 'countries' | 'mobileOnly'> {
  value: string | null;
  defaultCountry: CountryCode;
}

/** A text, and the country that react-phone-number-input had selected when it showed it. */
interface Shown {
  text: string;
  country: CountryCode;
}

interface State {
  /** null until the library has rendered the value that was given. */
  shown: Shown | null;
  /** The value as it was last given. */
  given: string | null;
  /** The values passed to `onChange` since, which have yet to come back as the value. */
  told: readonly (string | null)[];
  /** The library's own value: digits behind a calling code, half-typed ones too. */
  number: string | undefined;
}

/**
 * The text that react-phone-number-input shows, read as `PhoneField` reads it. The library's own value is given back to
 * it as it came; what the caller is told is the number that the text spells.
 */
export function useShownNumber({ value, defaultCountry, countries, mobileOnly, onChange, onProblem, onHint }: UseShownNumberOptions) {
  const limits = { countries, mobileOnly };
  const [state, setState] = useState<State>({ shown: null, given: value, told: [], number: value ?? undefined });
  const [country, setCountry] = useState(() => initialCountry(value, defaultCountry, countries));
  const [resets, setResets] = useState(0);
  let { shown, number } = state;
  if (value !== state.given) {
    const toldAt = state.told.indexOf(value);
    if (toldAt < 0) [shown, number] = [null, value ?? undefined];
    setState({ shown, number, given: value, told: toldAt < 0 ? [] : state.told.slice(toldAt + 1) });
  }

  const input = useRef<ShownNumber>(null);
  const selected = useRef<CountryCode | undefined>(defaultCountry);
  const isEditing = useRef(false);
  /** What was read last, for an effect that must not render for nothing. */
  const latest = useRef<Shown | null>(null);
  const read = (some: Shown) => readPhoneText(some.text, { ...limits, country: some.country });
  const reading = read(shown ?? { text: value ?? '', country });

  const reported = useRef<{ problem?: PhoneProblem | null; hint: PhoneHint | null }>({ hint: null });
  const report = ({ problem, hint }: { problem: PhoneProblem | null; hint: PhoneHint | null }) => {
    const last = reported.current;
    reported.current = { problem, hint };
    if (last.problem !== problem) onProblem?.(problem);
    if (last.hint !== hint) onHint?.(hint);
  };
  /** A refused text is the problem until the next edit. */
  const hasRefused = useRef(false);
  useEffect(() => {
    if (!hasRefused.current) report(reading);
  });

  const shownAs = (text: string): Shown => ({ text, country: selected.current ?? defaultCountry });
  const tell = (next: Shown, nextNumber?: { number: string | undefined }) => {
    hasRefused.current = false;
    latest.current = next;
    const { e164, ...doubts } = read(next);
    setState((before) => {
      const last = before.told.length > 0 ? before.told[before.told.length - 1] : before.given;
      return { ...before, ...nextNumber, shown: next, told: e164 === last ? before.told : [...before.told, e164] };
    });
    report(doubts);
    onChange(e164);
  };

  return {
    country,
    reading,
    /** For the library's input. */
    input: {
      shown: input,
      onEdit: () => void (isEditing.current = true),
      onText: (text: string, isEdit: boolean) => {
        const next = shownAs(text);
        if (isEdit) return tell(next);
        if (latest.current?.text === text && latest.current.country === next.country) return;
        latest.current = next;
        setState((before) => ({ ...before, shown: next }));
      },
      onRefuse: (problem: PhoneProblem) => {
        if (reading.e164 !== null) return;
        hasRefused.current = true;
        report({ problem, hint: null });
      },
    },
    /** For the library itself. */
    library: {
      value: number,
      onChange: (next: string | undefined) => {
        const now = shownAs(input.current?.text ?? '');
        const isEdit = isEditing.current;
        isEditing.current = false;
        const kept = isEdit || !shown ? null : digitsInCountry(shown, now, limits);
        if (kept === null) return tell(now, { number: next });
        input.current?.put(kept);
      },
      onCountryChange: (next: CountryCode | undefined) => {
        selected.current = next;
        setCountry(next ?? defaultCountry);
      },
    },
    /** Changes with each reset. */
    resets,
    /** Empties the field, half-typed digits included. */
    reset: () => {
      setResets((before) => before + 1);
      tell({ text: '', country: defaultCountry }, { number: undefined });
    },
  };
}

function initialCountry(value: string | null, defaultCountry: CountryCode, countries: readonly CountryCode[] | undefined): CountryCode {
  const own = value && countryOfPhoneNumber(value);
  return own && (!countries || countries.includes(own)) ? own : defaultCountry;
}

/** The library drops an international number when another country is chosen; its digits go on behind the new calling code. */
function digitsInCountry(before: Shown, now: Shown, limits: Pick<UseShownNumberOptions, 'countries' | 'mobileOnly'>): string | null {
  const options = { ...limits, country: before.country };
  const { afterCallingCode } = readPhoneText(before.text, options);
  if (!afterCallingCode || before.country === now.country || dialledDigits(now.text).endsWith(afterCallingCode)) return null;
  return dialledDigits(chooseCountry({ text: before.text, country: before.country, ownLayout: false }, now.country, options).text);
}
