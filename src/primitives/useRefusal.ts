'use client';
import { useState } from 'react';

export interface Refusal<Problem> {
  problem: Problem;
  /** The content of the field at that time. */
  over: string;
  /** Tells a refusal from the same one before it, so that it is announced again. */
  count: number;
}

/** Keeps why a field refused a text, until its content changes. */
export function useRefusal<Problem extends string>(
  content: string,
  onProblem: ((problem: Problem | null) => void) | undefined,
) {
  const [last, setLast] = useState<Refusal<Problem> | null>(null);
  return {
    refusal: last?.over === content ? last : null,
    refuse: (problem: Problem, over = content) => {
      setLast({ problem, over, count: (last?.count ?? 0) + 1 });
      onProblem?.(problem);
    },
    clear: () => {
      if (!last) return;
      setLast(null);
      onProblem?.(null);
    },
  };
}
