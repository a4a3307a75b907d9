'use client';
import { useId, type ReactNode } from 'react';
import { Alert } from '../../primitives/Alert.js';

export interface NumberRowProps {
  /** The formatted number. */
  name: string;
  isVerified: boolean;
  /** When it was added, shown where there is room. @default nothing */
  added?: string | null | undefined;
  badges: ReactNode;
  actions: ReactNode;
  /** Notes about the number, one paragraph each; `false` and null are omitted. */
  notes: readonly (string | false | null)[];
  /** The `id` of the notes, for the `aria-describedby` of a button that they explain. */
  notesId: string;
  /** Why the last change failed. */
  error: string | null;
  /** The name of the open panel. */
  open: string | null;
  /** The panels. */
  children: ReactNode;
}

/** One number in a list: its text, its badges, its buttons and the open panel. Renders an `<li data-part="row">`. */
export function NumberRow({
  name,
  isVerified,
  added,
  badges,
  actions,
  notes,
  notesId,
  error,
  open,
  children,
}: NumberRowProps) {
  const nameId = useId();
  const shownNotes = notes.filter((note) => typeof note === 'string');
  return (
    <li
      data-scope="phonekit"
      data-part="row"
      data-open={open ?? undefined}
      data-verified={isVerified ? '' : undefined}
      tabIndex={-1}
      aria-labelledby={nameId}
    >
      <div data-scope="phonekit" data-part="row-main">
        <div data-scope="phonekit" data-part="row-text">
          <bdi
            data-scope="phonekit"
            data-part="number"
            id={nameId}
            dir="ltr"
            translate="no"
            // Formatted by the server (useReadableNumber).
            suppressHydrationWarning
          >
            {name}
          </bdi>
          {added && (
            // The server's time zone may be another one than the browser's.
            <span data-scope="phonekit" data-part="added" suppressHydrationWarning>
              {added}
            </span>
          )}
        </div>
        <div data-scope="phonekit" data-part="badges">
          {badges}
        </div>
        <div data-scope="phonekit" data-part="row-actions">
          {actions}
        </div>
      </div>
      {shownNotes.length > 0 && (
        <div data-scope="phonekit" data-part="row-notes" id={notesId}>
          {shownNotes.map((note) => (
            <p key={note} data-scope="phonekit" data-part="row-note">
              {note}
            </p>
          ))}
        </div>
      )}
      {error && <Alert>{error}</Alert>}
      {children}
    </li>
  );
}
