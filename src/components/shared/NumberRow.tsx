'use client';
import { useId, type ReactNode, type RefCallback } from 'react';
import { Alert } from '../../primitives/Alert.js';

export interface NumberRowProps {
  /** The number for reading. */
  name: string;
  badges: ReactNode;
  actions: ReactNode;
  /** What is to be known of it; what does not hold is left out. */
  notes: readonly (string | false | null)[];
  /** For the `aria-describedby` of what the notes are about. */
  notesId: string;
  /** Why what was asked for could not be done. */
  error: string | null;
  /** What is open in it. */
  open: string | null;
  panelId: string;
  panelRef?: RefCallback<HTMLElement>;
  isVerified: boolean;
  /** Drawn where it is open. */
  children: ReactNode;
}

/** One number in a list: how it reads, what it is, what can be done with it, and what is open of that. */
export function NumberRow({ name, badges, actions, notes, notesId, error, open, panelId, panelRef, isVerified, children }: NumberRowProps) {
  const nameId = useId();
  const said = notes.filter((note) => typeof note === 'string');
  return (
    <li data-scope="phonekit" data-part="row" data-open={open ?? undefined} data-verified={isVerified ? '' : undefined} tabIndex={-1} aria-labelledby={nameId}>
      <div data-scope="phonekit" data-part="row-main">
        <bdi data-scope="phonekit" data-part="number" id={nameId} dir="ltr" translate="no">
          {name}
        </bdi>
        <div data-scope="phonekit" data-part="badges">
          {badges}
        </div>
        <div data-scope="phonekit" data-part="row-actions">
          {actions}
        </div>
      </div>
      {said.length > 0 && (
        <div data-scope="phonekit" data-part="row-notes" id={notesId}>
          {said.map((note) => (
            <p key={note} data-scope="phonekit" data-part="row-note">
              {note}
            </p>
          ))}
        </div>
      )}
      {error && <Alert>{error}</Alert>}
      {open && (
        <div ref={panelRef} data-scope="phonekit" data-part="panel" id={panelId}>
          {children}
        </div>
      )}
    </li>
  );
}
