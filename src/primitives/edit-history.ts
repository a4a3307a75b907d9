import type { TextRange } from '../core/text-edit.js';

/** The content of a field and its selection; an empty selection is a caret. */
export interface Snapshot<Content> extends TextRange {
  content: Content;
}

/**
 * Creates the undo stack of a field that formats its text: a browser discards its own once a script sets the value.
 * A run of typing is one step, as in a plain text field.
 */
export function createEditHistory<Content>() {
  const past: Snapshot<Content>[] = [];
  const future: Snapshot<Content>[] = [];
  /** The caret after the last edit if it typed one character. */
  let typedTo: number | null = null;

  const step = (from: Snapshot<Content>[], to: Snapshot<Content>[], now: Snapshot<Content>) => {
    const there = from.pop();
    if (there) to.push(now);
    typedTo = null;
    return there;
  };

  return {
    /** Adds the state before an edit. `caret` is the caret after the edit if it typed one character, else null. */
    record: (before: Snapshot<Content>, caret: number | null): void => {
      const goesOn = caret !== null && before.start === before.end && before.end === typedTo;
      if (!goesOn) past.push(before);
      future.length = 0;
      typedTo = caret;
    },
    undo: (now: Snapshot<Content>) => step(past, future, now),
    redo: (now: Snapshot<Content>) => step(future, past, now),
  };
}
