'use client';
import { useId, useMemo, useRef } from 'react';
import type { PhoneNumber } from '../../../core/model.js';
import { sortPhoneNumbers, getUnreserveRefusal } from '../../../core/transitions.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import { Alert } from '../../../primitives/Alert.js';
import type { RootProps } from '../../../primitives/root-props.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import type { Secret } from '../../../query/secret.js';
import { DisclosurePanel, DisclosureTrigger, useDisclosure, type Disclosed } from '../../shared/Disclosure.js';
import { errorText } from '../../../core/error-text.js';
import type { NumberFieldOptions } from '../../shared/number-field.js';
import { NumberList } from '../../shared/NumberList.js';
import { SectionHeader, type HeadingLevel } from '../../shared/SectionHeader.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';
import { AddSecondFactor } from './AddSecondFactor.js';
import { SecondFactorRow } from './SecondFactorRow.js';
import { useReservations } from './useReservations.js';

export interface SecondFactorSectionProps {
  root?: RootProps | undefined;
  /** Called with the backup codes that the backend created with the first reserved number. */
  onBackupCodes: (codes: Secret<readonly string[]>) => void;
  headingLevel: HeadingLevel;
  smsNotice: boolean;
  /** The options of the number field. */
  field: NumberFieldOptions;
}

/** The reserved numbers and what is open among them. Renders a `<section data-part="section">`. */
export function SecondFactorSection({ root, onBackupCodes, headingLevel, smsNotice, field }: SecondFactorSectionProps) {
  const messages = useMessages();
  const readable = useReadableNumbers();
  const { limits, otherFactors = [] } = usePhoneNumbersContext().adapter;
  const { open } = useDisclosure();
  const list = usePhoneNumbers();
  const numbers = useMemo(() => sortPhoneNumbers(list.data ?? []), [list.data]);
  const reserved = useMemo(() => defaultFirst(numbers), [numbers]);
  const isOff = list.data !== undefined && reserved.length === 0;
  const others = numbers.filter((number) => !number.reservedForSecondFactor);
  const hasOthers = otherFactors.length > 0;
  const addButton = useRef<HTMLButtonElement>(null);
  const { reserve, isPending, failures, forgetFailures } = useReservations(onBackupCodes, addButton);
  const titleId = useId();
  const hasRoom = limits.maxPhoneNumbers === null || numbers.length < limits.maxPhoneNumbers;

  const reserveNumber = (number: PhoneNumber) => {
    open({ name: 'reserve', number });
    reserve(number);
  };
  // A user who hears that the first number is on might leave before there are codes to save.
  const mayBringCodes = isPending && reserved.length === 1;
  const getOutcome = ({ name }: Disclosed, { id, phoneNumber }: PhoneNumber) => {
    const { added, madeDefault, stopped } = messages.secondFactor;
    const number = numbers.find((candidate) => candidate.id === id);
    const isReserved = number?.reservedForSecondFactor;
    const say =
      name === 'stop'
        ? !isReserved && stopped
        : name === 'reserve'
          ? isReserved && added
          : // If it is not there, it was removed elsewhere.
            name === 'default' && (number ? number.defaultSecondFactor && madeDefault : messages.list.removed);
    return say ? (mayBringCodes ? '' : say(readable(phoneNumber))) : null;
  };

  // The only number is a second factor already, and so is a new one that takes its place.
  const hasAll = limits.replaces && reserved.length > 0;
  const trigger = !hasAll && (hasRoom || others.length > 0) && (
    <DisclosureTrigger
      name="add-factor"
      isReplaced
      buttonRef={addButton}
      unavailable={!list.data}
      onOpen={forgetFailures}
    >
      {reserved.length > 0 || hasOthers ? messages.secondFactor.add : messages.secondFactor.turnOn}
    </DisclosureTrigger>
  );
  const empty = (
    <>
      <p data-scope="phonekit" data-part="empty-title">
        {hasOthers ? messages.secondFactor.stillOn(otherFactors) : messages.secondFactor.off}
      </p>
      {trigger}
    </>
  );
  return (
    <section {...root} data-scope="phonekit" data-part="section" aria-labelledby={titleId}>
      <SectionHeader
        level={headingLevel}
        id={titleId}
        title={messages.secondFactor.title}
        description={isOff ? messages.secondFactor.offHint : messages.secondFactor.description}
      />
      {smsNotice && (
        <p data-scope="phonekit" data-part="notice">
          {messages.secondFactor.smsNotice}
        </p>
      )}
      <NumberList
        label={messages.secondFactor.title}
        list={list}
        numbers={reserved}
        empty={empty}
        getOutcome={getOutcome}
      >
        {(number, disclosed) => (
          <SecondFactorRow
            key={number.id}
            number={number}
            disclosed={disclosed}
            refusal={getUnreserveRefusal(numbers, number.id, limits, otherFactors)}
          />
        )}
      </NumberList>
      {failures.map(({ number, error }) => {
        const reason = errorText(messages, error);
        return (
          reason && (
            <Alert key={number.id}>{messages.secondFactor.notAdded(readable(number.phoneNumber), reason)}</Alert>
          )
        );
      })}
      <DisclosurePanel name="add-factor">
        {(close) => (
          <AddSecondFactor
            numbers={others}
            hasRoom={hasRoom}
            field={field}
            onReserve={reserveNumber}
            onCancel={close}
          />
        )}
      </DisclosurePanel>
      {reserved.length > 0 && trigger}
    </section>
  );
}

function defaultFirst(numbers: readonly PhoneNumber[]): readonly PhoneNumber[] {
  const reserved = numbers.filter((number) => number.reservedForSecondFactor);
  return reserved.sort((a, b) => Number(b.defaultSecondFactor) - Number(a.defaultSecondFactor));
}
