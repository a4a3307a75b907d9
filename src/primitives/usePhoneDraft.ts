'use client';
import { useEffect, useRef, useState } from 'react';
import type { CountryCode } from '../core/e164.js';
import { createDraft, getDraftOptions, readDraft, type PhoneDraft } from '../core/phone-draft.js';
import type { ReadPhoneTextOptions } from '../core/phone-text.js';
import { useProblemReport, type ProblemReportOptions } from './useProblemReport.js';

export interface UsePhoneDraftOptions extends Omit<ReadPhoneTextOptions, 'country'>, ProblemReportOptions {
  value: string | null;
  /** Another one means that the value was written anew, even if it is the same one. */
  revision?: number;
  defaultCountry: CountryCode;
  onChange: (value: string | null) => void;
}

interface DraftState {
  draft: PhoneDraft;
  /** The value and revision of the last render. */
  given: string | null;
  revision?: number;
  /** The values passed to `onChange` since, which the caller has yet to give back. */
  told: readonly (string | null)[];
}

/**
 * The half-typed text, beside the value that the caller keeps. An edit calls `onChange` in its own event, so that text
 * and value change in one commit. A value that was not passed to `onChange` before comes from elsewhere and replaces
 * the draft; one that was replaces nothing, however late it comes back. If the limits change under a draft, the text
 * stays, and `onChange` is called with what it is now: null, say, if its country is no longer on offer.
 */
export function usePhoneDraft({
  value,
  revision,
  defaultCountry,
  countries,
  mobileOnly,
  onChange,
  onProblem,
  onHint,
}: UsePhoneDraftOptions) {
  const options: ReadPhoneTextOptions = { country: defaultCountry, countries, mobileOnly };
  const stateOf = (given: string | null): DraftState => ({
    draft: createDraft(given, options),
    given,
    revision,
    told: [],
  });
  const [rendered, setState] = useState(() => stateOf(value));
  let state = rendered;
  if (value !== state.given || revision !== state.revision) {
    const toldAt = revision === state.revision ? state.told.indexOf(value) : -1;
    state = toldAt < 0 ? stateOf(value) : { ...state, given: value, told: state.told.slice(toldAt + 1) };
    setState(state);
  }
  const { draft } = state;

  const reading = readDraft(draft, options);
  const report = useProblemReport({ onProblem, onHint });
  const last = state.told.length > 0 ? state.told[state.told.length - 1] : state.given;
  const tell = (next: PhoneDraft, e164: string | null) => {
    setState({ ...state, draft: next, told: e164 === last ? state.told : [...state.told, e164] });
    onChange(e164);
  };
  /** What was refused is the problem until the next edit. */
  const hasRefused = useRef(false);
  const mended = useRef<DraftState>(null);
  useEffect(() => {
    if (!hasRefused.current) report(reading);
    // StrictMode runs an effect twice.
    if (reading.e164 === last || mended.current === state) return;
    mended.current = state;
    tell(draft, reading.e164);
  });

  /** A text too long to stand in the field is a mistake all the same, if no number stands there. */
  const refuse = () => {
    if (reading.e164 !== null) return;
    hasRefused.current = true;
    report({ problem: 'too_long', hint: null });
  };
  /** The same number, laid out anew: `onChange` is not called. */
  const settle = (next: PhoneDraft) => setState({ ...state, draft: next });
  const update = (next: PhoneDraft) => {
    hasRefused.current = false;
    const nextReading = readDraft(next, options);
    report(nextReading);
    tell(next, nextReading.e164);
  };
  return { draft, reading, country: getDraftOptions(draft, options).country, options, update, settle, refuse };
}
