'use client';
import { useEffect, useRef, useState } from 'react';
import { countryOfPhoneNumber, type CountryCode } from '../../core/e164.js';
import { dialledDigits } from '../../core/phone-characters.js';
import { chooseCountry, readDraft } from '../../core/phone-draft.js';
import { readPhoneText, type PhoneProblem } from '../../core/phone-text.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import { useProblemReport } from '../useProblemReport.js';
import type { ShownNumber } from './NumberInput.js';

export interface UseShownNumberOptions extends Pick<
  PhoneFieldProps,
  'onChange' | 'onProblem' | 'onHint' | 'countries' | 'mobileOnly'
> {
  value: string | null;
  /** Another one means that the value was written anew, even if it is the same one. */
  revision?: number;
  /** Another one empties the field. */
  reset?: unknown;
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
  /** The value, revision and reset of the last render. */
  given: string | null;
  revision?: number;
  reset?: unknown;
  /** The values passed to `onChange` since, which the caller has yet to give back. */
  told: readonly (string | null)[];
  /** The library's own value: digits behind a calling code, half-typed ones too. */
  number: string | undefined;
  /** How often the library was to empty itself, which it does not for a value that it takes for the same. */
  resets: number;
}

/**
 * The text that react-phone-number-input shows, read as `PhoneField` reads it. The library's own value is given back to
 * it as it came; the caller gets the number that the text spells. If that changes without an edit, since the
 * limits did or the library cannot show the value, `onChange` is called as well.
 */
export function useShownNumber({
  value,
  revision,
  reset,
  defaultCountry,
  countries,
  mobileOnly,
  onChange,
  onProblem,
  onHint,
}: UseShownNumberOptions) {
  const limits = { countries, mobileOnly };
  const [rendered, setState] = useState<State>(() => ({
    shown: null,
    given: value,
    revision,
    reset,
    told: [],
    number: numberOf(value),
    resets: 0,
  }));
  let state = rendered;
  if (value !== state.given || revision !== state.revision || reset !== state.reset) {
    const isWritten = revision !== state.revision || reset !== state.reset;
    const toldAt = isWritten ? -1 : state.told.indexOf(value);
    const number = reset === state.reset ? numberOf(value) : undefined;
    const written = toldAt < 0 ? { shown: null, number, resets: number ? state.resets : state.resets + 1 } : null;
    state = {
      ...state,
      ...written,
      given: value,
      revision,
      reset,
      told: toldAt < 0 ? [] : state.told.slice(toldAt + 1),
    };
    setState(state);
  }
  const { shown, number, resets } = state;

  const input = useRef<ShownNumber>(null);
  // The library is mounted anew for other countries, and calls `onCountryChange` only if it begins with another than
  // the default one.
  const key = countries?.join();
  const selected = useRef<{ key?: string; country?: CountryCode }>({ key, country: defaultCountry });
  const selectedCountry = () =>
    (selected.current.key === key ? selected.current.country : defaultCountry) ?? defaultCountry;
  const [country, setCountry] = useState(() => initialCountry(value, defaultCountry, countries));
  const isEditing = useRef(false);
  /** What was read last, for an effect that must not render for nothing. */
  const latest = useRef<Shown | null>(null);
  const read = (some: Shown) => readDraft({ ...some, ownLayout: false }, { ...limits, country: some.country });
  const reading = read(shown ?? { text: value ?? '', country });

  const report = useProblemReport({ onProblem, onHint });
  const tell = (next: Shown, nextNumber?: { number: string | undefined }) => {
    latest.current = next;
    const { e164, ...doubts } = read(next);
    setState((before) => {
      const last = before.told.length > 0 ? before.told[before.told.length - 1] : before.given;
      return { ...before, ...nextNumber, shown: next, told: e164 === last ? before.told : [...before.told, e164] };
    });
    report(doubts);
    onChange(e164);
  };
  /** A refused text is the problem until the next edit. */
  const hasRefused = useRef(false);
  const mended = useRef<State>(null);
  useEffect(() => {
    if (!hasRefused.current) report(reading);
    const last = state.told.length > 0 ? state.told[state.told.length - 1] : state.given;
    // StrictMode runs an effect twice.
    if (!shown || reading.e164 === last || mended.current === state) return;
    mended.current = state;
    tell(shown);
  });

  const shownAs = (text: string): Shown => ({ text, country: selectedCountry() });
  const edit = (next: Shown, nextNumber?: { number: string | undefined }) => {
    hasRefused.current = false;
    tell(next, nextNumber);
  };

  return {
    country: shown?.country ?? country,
    reading,
    /** For the library's input. */
    input: {
      shown: input,
      onEdit: () => void (isEditing.current = true),
      onText: (text: string, isEdit: boolean) => {
        const next = shownAs(text);
        if (isEdit) return edit(next);
        if (shown && latest.current?.text === text && latest.current.country === next.country) return;
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
      key,
      value: number,
      reset: resets,
      onChange: (next: string | undefined) => {
        const now = shownAs(input.current?.text ?? '');
        const isEdit = isEditing.current;
        isEditing.current = false;
        const kept = isEdit || !shown ? null : digitsInCountry(shown, now, limits);
        if (kept === null) return edit(now, { number: next });
        input.current?.put(kept);
      },
      onCountryChange: (next: CountryCode | undefined) => {
        selected.current = { key, country: next };
        setCountry(next ?? defaultCountry);
      },
    },
  };
}

/** What the library takes as its value; of another it says in the console that it expected an E.164 number. */
function numberOf(value: string | null): string | undefined {
  return value !== null && /^\+[1-9]\d*$/.test(value) ? value : undefined;
}

function initialCountry(
  value: string | null,
  defaultCountry: CountryCode,
  countries: readonly CountryCode[] | undefined,
): CountryCode {
  const own = value && countryOfPhoneNumber(value);
  return own && (!countries || countries.includes(own)) ? own : defaultCountry;
}

/**
 * The library drops an international number when another country is chosen; its digits go on behind the new calling
 * code.
 */
function digitsInCountry(
  before: Shown,
  now: Shown,
  limits: Pick<UseShownNumberOptions, 'countries' | 'mobileOnly'>,
): string | null {
  const options = { ...limits, country: before.country };
  const { afterCallingCode } = readPhoneText(before.text, options);
  if (!afterCallingCode || before.country === now.country || dialledDigits(now.text).endsWith(afterCallingCode))
    return null;
  return dialledDigits(
    chooseCountry({ text: before.text, country: before.country, ownLayout: false }, now.country, options).text,
  );
}
