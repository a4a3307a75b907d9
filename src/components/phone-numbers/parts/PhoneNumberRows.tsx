'use client';
import { useEffect, useMemo } from 'react';
import { isVerified, type PhoneNumber } from '../../../core/model.js';
import { sortPhoneNumbers, getRemoveRefusal } from '../../../core/transitions.js';
import { usePendingVerification } from '../../../hooks/usePendingVerification.js';
import { usePhoneNumbers } from '../../../hooks/usePhoneNumbers.js';
import type { RootProps } from '../../../primitives/root-props.js';
import { usePhoneNumbersContext } from '../../../provider/PhoneNumbersContext.js';
import { useDisclosure, type Disclosed } from '../../shared/Disclosure.js';
import { NumberList } from '../../shared/NumberList.js';
import { useMessages } from '../../shared/useMessages.js';
import { useReadableNumbers } from '../../shared/useReadableNumbers.js';
import { PhoneNumberRow } from './PhoneNumberRow.js';

/** The list and what is open in it. Resumes a verification that a reload interrupted. */
export function PhoneNumberRows({ root }: { root?: RootProps | undefined }) {
  const messages = useMessages().list;
  const readable = useReadableNumbers();
  const { limits, otherFactors, delete: canRemove } = usePhoneNumbersContext().adapter;
  const { resume } = useDisclosure();
  const list = usePhoneNumbers();
  const numbers = useMemo(() => sortPhoneNumbers(list.data ?? []), [list.data]);
  const pending = usePendingVerification(numbers);

  useEffect(() => {
    if (pending) resume(pending);
  }, [pending, resume]);

  const getOutcome = ({ name }: Disclosed, { id, phoneNumber }: PhoneNumber) => {
    const number = numbers.find((candidate) => candidate.id === id);
    if (name !== 'verify' && name !== 'remove' && name !== 'primary') return null;
    const say = !number
      ? messages.removed
      : name === 'primary'
        ? number.primary && messages.madePrimary
        : name === 'verify' && isVerified(number) && messages.verified;
    return say ? say(readable(phoneNumber)) : null;
  };
  const empty = (
    <>
      <p data-scope="phonekit" data-part="empty-title">
        {messages.empty}
      </p>
      <p data-scope="phonekit" data-part="empty-hint">
        {messages.emptyHint}
      </p>
    </>
  );
  return (
    <NumberList root={root} label={messages.title} list={list} numbers={numbers} empty={empty} getOutcome={getOutcome}>
      {(number, disclosed) => (
        <PhoneNumberRow
          key={number.id}
          number={number}
          disclosed={disclosed}
          refusal={canRemove ? getRemoveRefusal(numbers, number.id, limits, otherFactors) : null}
        />
      )}
    </NumberList>
  );
}
