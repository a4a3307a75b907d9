import type { TextRange } from '../core/text-edit.js';

/** The content of a field and its selection; an empty selection is a caret. */
export interface Snapshot<Content> extends TextRange {
  content: Content;
}

/**
 * The undo stack of a field that formats its text: a browser discards its own once a script sets the value.
 * A run of typing is one step, as in a plain text field.
 */
export class EditHistory<Content> {
  private past: Snapshot<Content>[] = [];
  private future: Snapshot<Content>[] = [];
  private typedTo: number | null = null;

  /**
   * Adds the state before an edit. `typedTo` is the caret after the edit if it typed one character, else null.
   */
  record(before: Snapshot<Content>, typedTo: number | null): void {
    const goesOn = typedTo !== null && before.start === before.end && before.end === this.typedTo;
    if (!goesOn) this.past.push(before);
    this.future = [];
    this.typedTo = typedTo;
  }

  undo(now: Snapshot<Content>): Snapshot<Content> | undefined {
    return this.step(this.past, this.future, now);
  }

  redo(now: Snapshot<Content>): Snapshot<Content> | undefined {
    return this.step(this.future, this.past, now);
  }

  private step(
    from: Snapshot<Content>[],
    to: Snapshot<Content>[],
    now: Snapshot<Content>,
  ): Snapshot<Content> | undefined {
    const there = from.pop();
    if (there) to.push(now);
    this.typedTo = null;
    return there;
  }
}
