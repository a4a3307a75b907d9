/** A selection in a text; an empty range is a caret. */
export interface TextRange {
  start: number;
  end: number;
}

/** A text and its caret after an edit, and the selection before it. */
export interface TextEdit {
  text: string;
  caret: number;
  selectionBefore: TextRange;
  /** The inserted text, if the browser reports it. It does not after an autofill, which may replace everything. */
  inserted?: string | undefined;
}

/** The content of a field and its caret after an edit. */
export interface Edited<Content> {
  content: Content;
  caret: number;
}

/** Returns the text that an edit inserted; empty if it only deleted. */
export function getInsertedText(before: string, { text, caret }: TextEdit): string {
  const behind = text.length - caret;
  const isBehindKept = before.endsWith(text.slice(caret));
  const kept = isBehindKept ? before.length - behind : before.length;
  let start = 0;
  while (start < caret && start < kept && before[start] === text[start]) start += 1;
  return text.slice(start, caret);
}
