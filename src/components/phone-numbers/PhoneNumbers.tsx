'use client';
import { useId, useMemo } from 'react';
import type { PhoneEvents } from '../../core/events.js';
import { usePhoneNumbers } from '../../hooks/usePhoneNumbers.js';
import { splitRootProps, type RootProps } from '../../primitives/root-props.js';
import { usePreload } from '../../primitives/lazyModule.js';
import { PhoneNumbersContext, usePhoneNumbersContext } from '../../provider/PhoneNumbersContext.js';
import { useNotify } from '../../provider/useNotify.js';
import { DisclosurePanel, DisclosureRoot, DisclosureTrigger, useDisclosure } from '../shared/Disclosure.js';
import { LazyForm } from '../shared/LazyForm.js';
import type { NumberFieldOptions } from '../shared/number-field.js';
import { numberFormsModule } from '../shared/number-forms-module.js';
import { below, SectionHeader, type HeadingLevel } from '../shared/SectionHeader.js';
import { useMessages, useOwnerKey } from '../shared/useMessages.js';
import { PhoneNumberRows } from './parts/PhoneNumberRows.js';
import { secondFactorModule } from './parts/second-factor-module.js';

export interface PhoneNumbersProps extends NumberFieldOptions, PhoneEvents, RootProps {
  /** The heading level of the title. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /**
   * Whether to show a note that SMS is a restricted factor and which factors are stronger (NIST SP 800-63B).
   * @default false
   */
  smsNotice?: boolean | undefined;
  /**
   * Called with true when backup codes are shown that are not saved, and with false when they are saved or gone: what a
   * router must know to ask before it leaves the page. The browser asks by itself before it unloads the page.
   */
  onUnsavedChange?: ((unsaved: boolean) => void) | undefined;
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
  const notify = useNotify(context, props);
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
  ...rest
}: Omit<PhoneNumbersProps, keyof PhoneEvents>) {
  const [root, field] = splitRootProps(rest);
  const messages = useMessages();
  const { adapter } = usePhoneNumbersContext();
  const { maxPhoneNumbers, replaces } = adapter.limits;
  const { disclosed, open } = useDisclosure();
  const list = usePhoneNumbers();
  const titleId = useId();
  const count = list.data?.length ?? 0;
  const isFull = !replaces && maxPhoneNumbers !== null && count >= maxPhoneNumbers;
  usePreload(secondFactorModule);

  return (
    <section {...root} data-scope="phonekit" data-part="root" aria-labelledby={titleId}>
      <SectionHeader
        level={headingLevel}
        part="title"
        id={titleId}
        title={messages.list.title}
        description={messages.list.description}
      />
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
          {({ SecondFactorSections }) => (
            <SecondFactorSections
              numbers={list.data}
              headingLevel={below(headingLevel)}
              smsNotice={smsNotice}
              field={field}
              onUnsavedChange={onUnsavedChange}
            />
          )}
        </LazyForm>
      )}
    </section>
  );
}
