'use client';
import { useEffect, useId, useRef } from 'react';
import type { UseSecondFactorChallengeResult } from '../../../hooks/useSecondFactorChallenge.js';
import { Button } from '../../../primitives/Button.js';
import { useChallengeMessages } from './useChallengeMessages.js';

export interface ChooseNumberProps<Session> {
  challenge: UseSecondFactorChallengeResult<Session>;
  onChosen: () => void;
}

/** The numbers that can receive a code, masked, each a button that sends one. Renders a `<ul data-part="choices">`. */
export function ChooseNumber<Session>({ challenge, onChosen }: ChooseNumberProps<Session>) {
  const messages = useChallengeMessages();
  const { numbers, attempt, sendTo } = challenge;
  const list = useRef<HTMLUListElement>(null);
  const titleId = useId();
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  return (
    <>
      <p data-scope="phonekit" data-part="form-description" id={titleId}>
        {messages.challenge.choose}
      </p>
      <ul ref={list} data-scope="phonekit" data-part="choices" aria-labelledby={titleId}>
        {numbers.data?.map(({ id, maskedPhoneNumber }) => (
          <li key={id} data-scope="phonekit" data-part="choice">
            <Button
              onClick={() => {
                // An error about a code sent to another number does not concern this one.
                attempt.reset();
                sendTo(id);
                onChosen();
              }}
            >
              <bdi dir="ltr" translate="no">
                {maskedPhoneNumber}
              </bdi>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
