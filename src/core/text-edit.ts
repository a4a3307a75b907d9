/** What of a text is selected; an empty range is the caret. */
export interface TextRange {
  start: number;
  end: number;
}

/** A text after an edit, where the caret then stands, and what was selected before. */
export interface TextEdit {
  text: string;
  caret: number;
  selectionBefore: TextRange;
  /**
   * What the edit put in, if the browser tells; after an autofill it does not, and the text may be another as a whole.
   */
  inserted?: string;
}

/** What a field holds after an edit, and where its caret stands. */
export interface Edited<Content> {
  content: Content;
  caret: number;
}

/** What an edit put in; empty where it only took something away. */
export function insertedText(before: string, { text, caret }: TextEdit): string {
  const behind = text.length - caret;
  const isBehindKept = before.endsWith(text.slice(caret));
  const kept = isBehindKept ? before.length - behind : before.length;
  let start = 0;
  while (start < caret && start < kept && before[start] === text[start]) start += 1;
  return text.slice(start, caret);
}
