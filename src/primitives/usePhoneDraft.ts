'use client';
import { useEffect, useRef, useState } from 'react';
import type { CountryCode } from '../core/e164.js';
import { draftOf, type PhoneDraft } from '../core/phone-draft.js';
import { readPhoneText, type PhoneHint, type PhoneProblem, type ReadPhoneTextOptions } from '../core/phone-text.js';

export interface UsePhoneDraftOptions extends Omit<ReadPhoneTextOptions, 'country'> {
  value: string | null;
  defaultCountry: CountryCode;
  onChange: (value: string | null) => void;
  onProblem?: (problem: PhoneProblem | null) => void;
  onHint?: (hint: PhoneHint | null) => void;
}

interface DraftState {
  draft: PhoneDraft;
  /** The value as it was last given. */
  given: string | null;
  /** The values told since, which the caller has yet to give back. */
  told: readonly (string | null)[];
}

/**
 * What stands half-typed, beside the value that the caller keeps. An edit is told in the event that made it, so that
 * draft and value change in one commit. A value that was not told before comes from elsewhere, and replaces the draft;
 * one that was told replaces nothing, however late it comes back.
 */
export function usePhoneDraft({ value, defaultCountry, countries, mobileOnly, onChange, onProblem, onHint }: UsePhoneDraftOptions) {
  const limits = { countries, mobileOnly };
  const [state, setState] = useState<DraftState>(() => ({ draft: draftOf(value, { ...limits, country: defaultCountry }), given: value, told: [] }));
  let { draft } = state;
  if (value !== state.given) {
    const toldAt = state.told.indexOf(value);
    if (toldAt < 0) draft = draftOf(value, { ...limits, country: defaultCountry });
    setState({ draft, given: value, told: toldAt < 0 ? [] : state.told.slice(toldAt + 1) });
  }

  const read = (some: PhoneDraft) => readPhoneText(some.text, { ...limits, country: some.chosen ?? defaultCountry });
  const reading = read(draft);
  const reported = useRef<{ problem?: PhoneProblem | null; hint: PhoneHint | null }>({ hint: null });
  const report = ({ problem, hint }: { problem: PhoneProblem | null; hint: PhoneHint | null }) => {
    const last = reported.current;
    reported.current = { problem, hint };
    if (last.problem !== problem) onProblem?.(problem);
    if (last.hint !== hint) onHint?.(hint);
  };
  /** What was refused is the news until the next edit. */
  const hasRefused = useRef(false);
  useEffect(() => {
    if (!hasRefused.current) report(reading);
  });

  /** A text that cannot even stand in the field is a mistake all the same, where no number stands there. */
  const refuse = () => {
    if (reading.e164 !== null) return;
    hasRefused.current = true;
    report({ problem: 'too_long', hint: null });
  };
  /** A draft of the same number, laid out anew, is nobody's news. */
  const settle = (next: PhoneDraft) => setState({ ...state, draft: next });
  const update = (next: PhoneDraft) => {
    hasRefused.current = false;
    const nextReading = read(next);
    const last = state.told.length > 0 ? state.told[state.told.length - 1] : state.given;
    const told = nextReading.e164 === last ? state.told : [...state.told, nextReading.e164];
    setState({ draft: next, given: state.given, told });
    report(nextReading);
    onChange(nextReading.e164);
  };

  return { draft, reading, options: { ...limits, country: draft.chosen ?? defaultCountry }, update, settle, refuse };
}
