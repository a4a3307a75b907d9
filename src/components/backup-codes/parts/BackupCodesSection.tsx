'use client';
import { useId, useState } from 'react';
import { useCreateBackupCodes } from '../../../hooks/useCreateBackupCodes.js';
import type { Secret } from '../../../query/secret.js';
import { splitRootProps, type RootProps } from '../../../primitives/root-props.js';
import { Confirmation } from '../../shared/Confirmation.js';
import { DisclosurePanel, DisclosureTrigger, useDisclosure } from '../../shared/Disclosure.js';
import { SectionHeader, type HeadingLevel } from '../../shared/SectionHeader.js';
import { useKept } from '../../shared/useKept.js';
import { useDiscardOnPageHide } from './useDiscardOnPageHide.js';
import { useMessages } from '../../shared/useMessages.js';
import { BackupCodesLeft } from './BackupCodesLeft.js';
import { SaveBackupCodes } from './SaveBackupCodes.js';

export interface BackupCodesSectionProps extends RootProps {
  codes: Secret<readonly string[]> | null;
  headingLevel: HeadingLevel;
  onDone?: (() => void) | undefined;
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
  /** Whether new codes may be created. @default true */
  isOffered?: boolean | undefined;
}

/** `BackupCodes` in the `DisclosureRoot` of its parent, so that one thing is open at a time on the screen. */
export function BackupCodesSection({
  codes,
  headingLevel,
  onDone,
  onUnsavedChange,
  isOffered = true,
  ...rest
}: BackupCodesSectionProps) {
  const [root] = splitRootProps(rest);
  const messages = useMessages().backupCodes;
  const { close } = useDisclosure();
  const create = useCreateBackupCodes();
  const [created, setCreated] = useState<Secret<readonly string[]> | null>(null);
  const [left, setLeft] = useState<Secret<readonly string[]> | null>(null);
  const shown = codes && codes !== left ? codes : created;
  const texts = shown?.reveal();
  const keep = useKept(shown, setCreated);
  useDiscardOnPageHide(shown);
  const titleId = useId();
  const isOffering = isOffered && create.isSupported;
  if (!isOffering && !shown) return null;

  const createCodes = () =>
    create.mutateAsync().then(
      (secret) => {
        keep(secret);
        close();
      },
      () => undefined, // the confirmation shows the error
    );
  const leave = () => {
    shown?.discard();
    setLeft(codes);
    setCreated(null);
    onDone?.();
  };

  return (
    <section {...root} data-scope="phonekit" data-part="section" aria-labelledby={titleId}>
      <SectionHeader
        level={headingLevel}
        id={titleId}
        title={messages.title}
        description={shown && !texts ? messages.gone : messages.description}
      />
      {texts ? (
        <div data-scope="phonekit" data-part="panel">
          <SaveBackupCodes codes={texts} onLeave={leave} onUnsavedChange={onUnsavedChange} />
        </div>
      ) : (
        <DisclosurePanel name="new-codes">
          {() => (
            <Confirmation
              title={messages.createTitle}
              meaning={[messages.createDescription]}
              confirm={messages.create}
              cancel={messages.createCancel}
              isDangerous={false}
              isPending={create.isPending}
              error={create.error}
              onConfirm={() => void createCodes()}
              onCancel={close}
            />
          )}
        </DisclosurePanel>
      )}
      {isOffering && (
        <div data-scope="phonekit" data-part="form-actions">
          <DisclosureTrigger name="new-codes" isReplaced isHidden={texts != null}>
            {messages.create}
          </DisclosureTrigger>
          {!texts && <BackupCodesLeft />}
        </div>
      )}
    </section>
  );
}
