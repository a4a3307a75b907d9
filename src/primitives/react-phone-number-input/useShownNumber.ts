'use client';
import { useEffect, useRef, useState } from 'react';
import type { CountryCode } from '../../core/e164.js';
import { readDraft } from '../../core/phone-draft.js';
import type { PhoneProblem } from '../../core/phone-text.js';
import type { PhoneFieldProps } from '../PhoneField.js';
import { useProblemReport } from '../useProblemReport.js';
import { initialCountry, moveToCountry, toLibraryValue, type ShownText } from './library-value.js';
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

interface State {
  /** null until the library has rendered the value that was given. */
  shown: ShownText | null;
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
 * it as it came; what the caller is told is the number that the text spells. If that changes without an edit, since the
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
    number: toLibraryValue(value),
    resets: 0,
  }));
  let state = rendered;
  if (value !== state.given || revision !== state.revision || reset !== state.reset) {
    const isWritten = revision !== state.revision || reset !== state.reset;
    const toldAt = isWritten ? -1 : state.told.indexOf(value);
    const number = reset === state.reset ? toLibraryValue(value) : undefined;
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
  const latest = useRef<ShownText | null>(null);
  const read = (some: ShownText) => readDraft({ ...some, userFormatted: false }, { ...limits, country: some.country });
  const reading = read(shown ?? { text: value ?? '', country });

  const report = useProblemReport({ onProblem, onHint });
  const tell = (next: ShownText, nextNumber?: { number: string | undefined }) => {
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

  const shownAs = (text: string): ShownText => ({ text, country: selectedCountry() });
  const edit = (next: ShownText, nextNumber?: { number: string | undefined }) => {
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
