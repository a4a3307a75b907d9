import type { ReactNode } from 'react';

/** A note for readers of the playground. The Markdown in the package, which has no stories, leaves it out. */
export function InPlayground({ children }: { children: ReactNode }) {
  return children;
}
