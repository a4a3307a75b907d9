'use client';
import { useId, useMemo, useState } from 'react';
import type { PhoneEvents } from '../../core/events.js';
import { usePhoneNumbers } from '../../hooks/usePhoneNumbers.js';
import { usePreload } from '../../primitives/lazyModule.js';
import { PhoneNumbersContext, usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import { useNotify } from '../../provider/useNotify.js';
import type { Secret } from '../../query/secret.js';
import { DisclosurePanel, DisclosureRoot, DisclosureTrigger, useDisclosure } from '../shared/Disclosure.js';
import { LazyForm } from '../shared/LazyForm.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import { numberFormsModule } from '../shared/number-forms-module.js';
import { below, type HeadingLevel } from '../shared/SectionHeader.js';
import { useMessages } from '../shared/useMessages.js';
import { useOwnerKey } from '../shared/useOwnerKey.js';
import { PhoneNumberRows } from './parts/PhoneNumberRows.js';
import { secondFactorModule } from './parts/second-factor-module.js';

export interface PhoneNumbersProps extends NumberFieldOptions, PhoneEvents {
  /** The heading level of the title. @default 2 */
  headingLevel?: HeadingLevel;
  /**
   * Whether to show a note that SMS is a restricted factor and which factors are stronger (NIST SP 800-63B).
   * @default false
   */
  smsNotice?: boolean;
  /**
   * Called with true when backup codes are shown that are not saved, and with false when they are saved or gone: what a
   * router must know to ask before it leaves the page. The browser asks by itself before it unloads the page.
   */
  onUnsavedChange?: (unsaved: boolean) => void;
}

/**
 * The complete screen: the list of phone numbers, adding, verifying and removing a number and, if the backend supports
 * them, second factors and backup codes. Forms and phone metadata are downloaded after the first paint. Renders a
 * `<section data-part="root">`.
 */
export function PhoneNumbers(props: PhoneNumbersProps) {
  const { onAdded, onVerified, onRemoved, onSecondFactorChange, onError, onSignedOut, ...screen } = props;
  const key = useOwnerKey();
  const context = usePhoneNumbersContext();
  const notify = useNotify(context, { onAdded, onVerified, onRemoved, onSecondFactorChange, onError, onSignedOut });
  const value = useMemo(() => ({ ...context, notify }), [context, notify]);
  return (
    <PhoneNumbersContext.Provider value={value}>
      <DisclosureRoot key={key}>
        <Screen {...screen} />
      </DisclosureRoot>
    </PhoneNumbersContext.Provider>
  );
}

function Screen({
  headingLevel = 2,
  smsNotice = false,
  onUnsavedChange,
  ...field
}: Omit<PhoneNumbersProps, keyof PhoneEvents>) {
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const { maxPhoneNumbers, replaces } = adapter.limits;
  const { disclosed, open } = useDisclosure();
  const list = usePhoneNumbers();
  const [codes, setCodes] = useState<Secret<readonly string[]> | null>(null);
  const titleId = useId();
  const count = list.data?.length ?? 0;
  const isFull = !replaces && maxPhoneNumbers !== null && count >= maxPhoneNumbers;
  const Title = `h${headingLevel}` as const;
  usePreload(secondFactorModule);

  return (
    <section data-scope="phonekit" data-part="root" aria-labelledby={titleId}>
      <div data-scope="phonekit" data-part="header">
        <Title data-scope="phonekit" data-part="title" id={titleId}>
          {messages.list.title}
        </Title>
        <p data-scope="phonekit" data-part="description">
          {messages.list.description}
        </p>
      </div>
      <PhoneNumberRows />
      <DisclosurePanel name="add">
        {(close) => (
          <LazyForm module={numberFormsModule}>
            {({ AddPhoneForm }) => (
              <AddPhoneForm {...field} onAdded={(number) => open({ name: 'verify', number })} onCancel={close} />
            )}
          </LazyForm>
        )}
      </DisclosurePanel>
      {isFull && disclosed?.name !== 'add' ? (
        <p data-scope="phonekit" data-part="limit-reached">
          {messages.add.limitReached(maxPhoneNumbers)}
        </p>
      ) : (
        <DisclosureTrigger name="add" isReplaced unavailable={list.isLoadingError} onIntent={numberFormsModule.load}>
          {replaces && count > 0 ? messages.add.change : messages.add.open}
        </DisclosureTrigger>
      )}
      {list.data && adapter.setReservedForSecondFactor && (
        <LazyForm module={secondFactorModule}>
          {({ SecondFactorSection, BackupCodesSection }) => (
            <>
              <SecondFactorSection
                onBackupCodes={setCodes}
                headingLevel={below(headingLevel)}
                smsNotice={smsNotice}
                field={field}
              />
              <BackupCodesSection
                codes={codes}
                headingLevel={below(headingLevel)}
                isOffered={list.data.some((number) => number.reservedForSecondFactor)}
                onDone={() => setCodes(null)}
                onUnsavedChange={onUnsavedChange}
              />
            </>
          )}
        </LazyForm>
      )}
    </section>
  );
}
