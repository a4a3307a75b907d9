'use client';
import { useEffect, useRef, useState } from 'react';
import type { CountryCode } from '../core/e164.js';
import { createDraft, getDraftOptions, readDraft, type PhoneDraft } from '../core/phone-draft.js';
import type { ReadPhoneTextOptions } from '../core/phone-text.js';
import {
  acknowledgeEmitted,
  appendEmitted,
  getLatestValue,
  useSkippedValues,
  type EmittedValues,
} from './emitted-values.js';
import { useProblemReport, type ProblemReportOptions } from './useProblemReport.js';

export interface UsePhoneDraftOptions extends Omit<ReadPhoneTextOptions, 'country'>, ProblemReportOptions {
  value: string | null;
  /** Changes when the value was set from outside, even to the same value. */
  revision?: number | undefined;
  defaultCountry: CountryCode;
  onChange: (value: string | null) => void;
}

interface DraftState extends EmittedValues {
  draft: PhoneDraft;
  revision?: number | undefined;
}

/**
 * Keeps the text of a number field, which may be incomplete, next to the caller's `value`. An edit calls `onChange`
 * during its event, so that text and value change in one commit. A value that was not emitted replaces the draft; an
 * emitted one that comes back does not, however late. If the limits change, the text stays and `onChange` is called
 * with its new value, such as null if its country is no longer accepted.
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
  const createState = (): DraftState => ({ draft: createDraft(value, options), value, revision, emitted: [] });
  const [rendered, setState] = useState(createState);
  let state = rendered;
  if (value !== state.value || revision !== state.revision) {
    state = (revision === state.revision && acknowledgeEmitted(state, value)) || createState();
    setState(state);
  }
  useSkippedValues(state, setState);
  const { draft } = state;

  const reading = readDraft(draft, options);
  const report = useProblemReport({ onProblem, onHint });
  const emit = (next: PhoneDraft, e164: string | null) => {
    setState({ ...state, draft: next, emitted: appendEmitted(state, e164) });
    onChange(e164);
  };
  /** The problem of a rejected text is kept until the next edit, or until a number is set. */
  const hasRejected = useRef(false);
  const corrected = useRef<DraftState>(null);
  useEffect(() => {
    if (!hasRejected.current || reading.e164) report(reading);
    // StrictMode runs an effect twice.
    if (reading.e164 === getLatestValue(state) || corrected.current === state) return;
    corrected.current = state;
    emit(draft, reading.e164);
  });

  /** Reports a text that is too long for the field, unless the field contains a number. */
  const refuse = () => {
    if (reading.e164 !== null) return;
    hasRejected.current = true;
    report({ problem: 'too_long', hint: null });
  };
  /** Replaces the draft with another one of the same number, without calling `onChange`. */
  const replace = (next: PhoneDraft) => setState({ ...state, draft: next });
  const update = (next: PhoneDraft) => {
    hasRejected.current = false;
    const nextReading = readDraft(next, options);
    report(nextReading);
    emit(next, nextReading.e164);
  };
  return { draft, reading, country: getDraftOptions(draft, options).country, options, update, replace, refuse };
}
