'use client';
import { useEffect, useRef, useState } from 'react';
import type { CountryCode } from '../../core/e164.js';
import { readDraft } from '../../core/phone-draft.js';
import type { PhoneProblem } from '../../core/phone-text.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import {
  acknowledgeEmitted,
  appendEmitted,
  getLatestValue,
  useSkippedValues,
  type EmittedValues,
} from '../emitted-values.js';
import { useProblemReport } from '../useProblemReport.js';
import { initialCountry, moveToCountry, toLibraryValue, type ShownText } from './library-value.js';
import type { ShownNumber } from './NumberInput.js';

export interface UseShownNumberOptions extends Pick<
  PhoneFieldProps,
  'onChange' | 'onProblem' | 'onHint' | 'countries' | 'mobileOnly'
> {
  value: string | null;
  /** Changes when the value was set from outside, even to the same value. */
  revision?: number | undefined;
  /** Clears the field when it changes. */
  reset?: unknown;
  defaultCountry: CountryCode;
}

interface ShownState extends EmittedValues {
  /** null until the library has rendered the given value. */
  shown: ShownText | null;
  revision?: number | undefined;
  reset?: unknown;
  /** The library's own value: digits after a calling code, also incomplete ones. */
  number: string | undefined;
  /** Changes to make the library clear itself, which it does not do for an equal value. */
  resets: number;
}

/**
 * Reads the text that react-phone-number-input shows as `PhoneField` does. The library gets back its own value, and the
 * caller's `onChange` is called with the number in the text. It is also called if that number changes without an edit,
 * because the limits changed or the library cannot show the value.
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
  const given = { value, revision, reset };
  const [rendered, setState] = useState<ShownState>(() => ({
    ...given,
    shown: null,
    emitted: [],
    number: toLibraryValue(value),
    resets: 0,
  }));
  let state = rendered;
  const isSet = revision !== state.revision || reset !== state.reset;
  if (isSet || value !== state.value) {
    const acknowledged = isSet ? null : acknowledgeEmitted(state, value);
    if (acknowledged) state = acknowledged;
    else {
      const next = reset === state.reset ? toLibraryValue(value) : undefined;
      const resets = next ? state.resets : state.resets + 1;
      state = { ...given, shown: null, emitted: [], number: next, resets };
    }
    setState(state);
  }
  useSkippedValues(state, setState);
  const { shown, number, resets } = state;

  const input = useRef<ShownNumber>(null);
  // Other countries remount the library. It calls `onCountryChange` only if it starts with another country than the
  // default one.
  const key = countries?.join();
  const selected = useRef<{ key?: string | undefined; country?: CountryCode | undefined }>({
    key,
    country: defaultCountry,
  });
  /**
   * The default country of the library. Another one is kept back while there is a text: the library would drop an
   * incomplete one, such as `+`.
   */
  const [started, setStarted] = useState({ key, country: defaultCountry });
  const selectedCountry = () =>
    (selected.current.key === key ? selected.current.country : started.country) ?? defaultCountry;
  const [country, setCountry] = useState(() => initialCountry(value, defaultCountry, countries));
  const isEditing = useRef(false);
  /** The text that was read last, to skip a render if it did not change. */
  const latest = useRef<ShownText | null>(null);
  const read = (some: ShownText) => readDraft({ ...some, userFormatted: false }, { ...limits, country: some.country });
  const reading = read(shown ?? { text: value ?? '', country });
  const startsAgain = started.key !== key || (started.country !== defaultCountry && reading.problem === 'empty');
  if (startsAgain) setStarted({ key, country: defaultCountry });

  const report = useProblemReport({ onProblem, onHint });
  const emit = (next: ShownText, nextNumber?: { number: string | undefined }) => {
    latest.current = next;
    const { e164, ...doubts } = read(next);
    setState((before) => ({ ...before, ...nextNumber, shown: next, emitted: appendEmitted(before, e164) }));
    report(doubts);
    onChange(e164);
  };
  /** The problem of a rejected text is kept until the next edit, or until a number is set. */
  const hasRejected = useRef(false);
  const corrected = useRef<ShownState>(null);
  useEffect(() => {
    if (!hasRejected.current || reading.e164) report(reading);
    // StrictMode runs an effect twice.
    if (!shown || reading.e164 === getLatestValue(state) || corrected.current === state) return;
    corrected.current = state;
    emit(shown);
  });

  const shownAs = (text: string): ShownText => ({ text, country: selectedCountry() });
  const edit = (next: ShownText, nextNumber?: { number: string | undefined }) => {
    hasRejected.current = false;
    emit(next, nextNumber);
  };

  return {
    country: shown?.country ?? country,
    reading,
    /** The props of the library's input. */
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
        hasRejected.current = true;
        report({ problem, hint: null });
      },
    },
    /** The props of the library. */
    library: {
      key,
      defaultCountry: started.country,
      value: number,
      reset: resets,
      onChange: (next: string | undefined) => {
        const now = shownAs(input.current?.text ?? '');
        const isEdit = isEditing.current;
        isEditing.current = false;
        const kept = isEdit || !shown ? null : moveToCountry(shown, now, limits);
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
