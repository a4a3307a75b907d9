'use client';
import { useContext, useEffect, useId, useRef, useState } from 'react';
import type { SecondFactorAdapter } from '../../core/second-factor-adapter.js';
import { useSecondFactorChallenge } from '../../hooks/useSecondFactorChallenge.js';
import type { PhoneMessages } from '../../messages/types.js';
import { splitRootProps, type RootProps } from '../../primitives/root-props.js';
import { MessagesContext } from '../../provider/MessagesContext.js';
import { WithQueryClient } from '../../provider/WithQueryClient.js';
import { ChooseNumber } from './parts/ChooseNumber.js';
import { CodeStep } from '../verification/parts/CodeStep.js';
import { EnterBackupCode } from './parts/EnterBackupCode.js';
import { OtherWays, type WayIn } from './parts/OtherWays.js';
import { ChallengeOutcome, type PassedText } from './parts/ChallengeOutcome.js';
import { ListPlaceholder } from '../shared/ListPlaceholder.js';
import { useWhenSettled } from '../shared/useWhenSettled.js';
import { useChallengeMessages } from './parts/useChallengeMessages.js';

export interface SecondFactorChallengeProps<Session> extends RootProps {
  /**
   * The backend of this sign-in attempt: `memorySecondFactorAdapter(…)`, `httpSecondFactorAdapter(…)`, … Create one for
   * each attempt.
   */
  adapter: SecondFactorAdapter<Session>;
  /** Called once, with the session, when the user has passed the challenge. */
  onComplete: (session: Session) => void;
  /** Called when the cancel button is clicked, which is rendered only if this is set. */
  onCancel?: (() => void) | undefined;
  /** Whether to send a code to the default number without a click, once per sign-in attempt. @default true */
  autoSend?: boolean | undefined;
  /**
   * The texts, from `phonekit/messages/<locale>` or your own.
   * @default those of the `PhoneNumbersProvider` above, else English
   */
  messages?: PhoneMessages | undefined;
  /** The heading level of the title. @default 2 */
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/**
 * The second step at sign-in: a code sent to the default number or another one, or a backup code. Needs no
 * `PhoneNumbersProvider`. Renders a `<section data-part="challenge">`.
 */
export function SecondFactorChallenge<Session>(props: SecondFactorChallengeProps<Session>) {
  const inherited = useContext(MessagesContext);
  return (
    <WithQueryClient>
      <MessagesContext.Provider value={props.messages ?? inherited}>
        <Challenge key={props.adapter.attemptId} {...props} />
      </MessagesContext.Provider>
    </WithQueryClient>
  );
}

function Challenge<Session>(props: SecondFactorChallengeProps<Session>) {
  const { adapter, onComplete, onCancel, autoSend = true, headingLevel = 2 } = props;
  const messages = useChallengeMessages();
  const challenge = useSecondFactorChallenge(adapter);
  const { numbers, number, prepareOnce, hasEnded, backupCodesLeft: left } = challenge;
  const [way, setWay] = useState<WayIn>('text');
  const [passed, setPassed] = useState<PassedText | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const titleId = useId();
  const Title = `h${headingLevel}` as const;

  useEffect(() => {
    if (autoSend) prepareOnce();
  }, [autoSend, prepareOnce]);

  useEffect(() => {
    if (hasEnded) outcome.current?.focus();
  }, [hasEnded]);

  const completed = useRef(false);
  const whenSettled = useWhenSettled();
  const complete = (session: Session, outcomeText: PassedText = 'passed') => {
    if (completed.current) return;
    completed.current = true;
    setPassed(outcomeText);
    outcome.current?.focus();
    onComplete(session);
  };

  return (
    <section {...splitRootProps(props)[0]} data-scope="phonekit" data-part="challenge" aria-labelledby={titleId}>
      <Title data-scope="phonekit" data-part="title" id={titleId}>
        {messages.challenge.title}
      </Title>
      <ChallengeOutcome textRef={outcome} passed={passed} hasEnded={hasEnded} backupCodesLeft={left} />
      {passed || hasEnded ? null : way === 'backup' ? (
        <EnterBackupCode
          challenge={challenge}
          whenSettled={whenSettled}
          onComplete={(session) => complete(session, 'passedWithBackupCode')}
        />
      ) : way === 'choose' ? (
        <ChooseNumber challenge={challenge} onChosen={() => setWay('text')} />
      ) : number ? (
        <CodeStep
          key={number.id}
          verification={challenge}
          id={number.id}
          name={number.maskedPhoneNumber}
          codeLength={adapter.limits.codeLength}
          notSent={messages.challenge.notSent}
          submitLabel={messages.challenge.submit}
          autoFocus
          whenSettled={whenSettled}
          onPassed={(session) => complete(session)}
        />
      ) : (
        <ListPlaceholder list={numbers}>
          <p data-scope="phonekit" data-part="empty-title">
            {messages.challenge.noNumbers}
          </p>
        </ListPlaceholder>
      )}
      {!passed && <OtherWays challenge={challenge} way={way} onChoose={setWay} onCancel={onCancel} />}
    </section>
  );
}
