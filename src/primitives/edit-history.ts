/** What a field held, and where its caret stood. */
export interface Snapshot<Content> {
  content: Content;
  caret: number;
}

/**
 * The undo stack of a field that lays out its text itself: a browser drops its own once a script sets the value.
 * A run of typing is one step, as in a plain text field.
 */
export class EditHistory<Content> {
  private past: Snapshot<Content>[] = [];
  private future: Snapshot<Content>[] = [];
  private typingEndedAt: number | null = null;

  /** Remembers what stood before an edit; `typedTo` is where the caret went if the edit was one more typed character. */
  record(before: Snapshot<Content>, typedTo: number | null): void {
    const goesOn = typedTo !== null && this.typingEndedAt === before.caret && this.past.length > 0;
    if (!goesOn) this.past.push(before);
    this.future = [];
    this.typingEndedAt = typedTo;
  }

  undo(now: Snapshot<Content>): Snapshot<Content> | undefined {
    return this.step(this.past, this.future, now);
  }

  redo(now: Snapshot<Content>): Snapshot<Content> | undefined {
    return this.step(this.future, this.past, now);
  }

  private step(from: Snapshot<Content>[], to: Snapshot<Content>[], now: Snapshot<Content>): Snapshot<Content> | undefined {
    const there = from.pop();
    if (there) to.push(now);
    this.typingEndedAt = null;
    return there;
  }
}
