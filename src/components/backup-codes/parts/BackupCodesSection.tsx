'use client';
import { useId, useState } from 'react';
import { useCreateBackupCodes } from '../../../hooks/useCreateBackupCodes.js';
import { Button } from '../../../primitives/Button.js';
import type { Secret } from '../../../query/secret.js';
import type { BackupCodesProps } from '../BackupCodes.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { SaveBackupCodes } from './SaveBackupCodes.js';
import { SectionHeader } from '../../shared/SectionHeader.js';
import { useMessages } from '../../shared/useMessages.js';
import { useKept } from '../../shared/useKept.js';
import { useReturnFocus } from '../../shared/useReturnFocus.js';

export interface BackupCodesSectionProps extends Required<Pick<BackupCodesProps, 'codes' | 'headingLevel'>>, Pick<BackupCodesProps, 'onDone'> {
  /** Whether new ones may be asked for. @default true */
  isOffered?: boolean;
  /** Whether it is asked if the old ones may stop working. */
  isAsking: boolean;
  onAskingChange: (isAsking: boolean) => void;
}

/** `BackupCodes`, with what is open in it held by its parent, so that one thing is open at a time. */
export function BackupCodesSection({ codes, headingLevel, onDone, isOffered = true, isAsking, onAskingChange }: BackupCodesSectionProps) {
  const messages = useMessages().backupCodes;
  const create = useCreateBackupCodes();
  const [made, setMade] = useState<Secret<readonly string[]> | null>(null);
  const [left, setLeft] = useState<Secret<readonly string[]> | null>(null);
  const shown = codes && codes !== left ? codes : made;
  const texts = shown?.reveal();
  const keep = useKept(shown, setMade);
  const titleId = useId();

  const isOpen = isAsking || texts != null;
  const createButton = useReturnFocus(isOpen, !isOpen);

  const isOffering = isOffered && create.isSupported;
  if (!isOffering && !shown) return null;

  const createCodes = () =>
    create.mutateAsync().then(
      (secret) => {
        keep(secret);
        onAskingChange(false);
      },
      () => undefined, // the question says why
    );
  const leave = () => {
    shown?.discard();
    setLeft(codes);
    setMade(null);
    onDone?.();
  };

  return (
    <section data-scope="phonekit" data-part="section" aria-labelledby={titleId}>
      <SectionHeader level={headingLevel} id={titleId} title={messages.title} description={shown && !texts ? messages.gone : messages.description} />
      {texts ? (
        <div data-scope="phonekit" data-part="panel">
          <SaveBackupCodes codes={texts} onLeave={leave} />
        </div>
      ) : isAsking ? (
        <div data-scope="phonekit" data-part="panel">
          <Confirmation
            title={messages.createTitle}
            meaning={[messages.createDescription]}
            confirm={messages.create}
            cancel={messages.createCancel}
            isDangerous={false}
            isPending={create.isPending}
            error={create.error}
            onConfirm={() => void createCodes()}
            onCancel={() => onAskingChange(false)}
          />
        </div>
      ) : (
        isOffering && (
          <Button buttonRef={createButton} onClick={() => onAskingChange(true)}>
            {messages.create}
          </Button>
        )
      )}
    </section>
  );
}
