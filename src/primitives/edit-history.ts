import type { TextRange } from '../core/text-edit.js';

/** What a field held, and what of it was selected; an empty selection is the caret. */
export interface Snapshot<Content> extends TextRange {
  content: Content;
}

/**
 * The undo stack of a field that lays out its text itself: a browser drops its own once a script sets the value.
 * A run of typing is one step, as in a plain text field.
 */
export class EditHistory<Content> {
  private past: Snapshot<Content>[] = [];
  private future: Snapshot<Content>[] = [];
  private typedTo: number | null = null;

  /**
   * Remembers what stood before an edit; `typedTo` is where the caret went if the edit was one more typed character.
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
