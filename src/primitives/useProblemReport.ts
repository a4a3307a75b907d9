'use client';
import { useRef } from 'react';
import type { PhoneHint, PhoneProblem } from '../core/phone-text.js';

export interface ProblemReportOptions {
  onProblem?: ((problem: PhoneProblem | null) => void) | undefined;
  onHint?: ((hint: PhoneHint | null) => void) | undefined;
}

/** Returns a function that calls `onProblem` and `onHint` if they differ from the last reported ones. */
export function useProblemReport({ onProblem, onHint }: ProblemReportOptions) {
  const reported = useRef<{ problem?: PhoneProblem | null | undefined; hint: PhoneHint | null }>({ hint: null });
  return ({ problem, hint }: { problem: PhoneProblem | null; hint: PhoneHint | null }) => {
    const last = reported.current;
    reported.current = { problem, hint };
    if (last.problem !== problem) onProblem?.(problem);
    if (last.hint !== hint) onHint?.(hint);
  };
}
