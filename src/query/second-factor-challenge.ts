import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../core/second-factor-adapter.js';
import { isCodeVoid, PhoneError, toPhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { dedupe, enqueue } from './in-flight.js';
import { challengeOwner, phoneKeys } from './keys.js';
import { mutationDefaults } from './mutation-defaults.js';
import type { Secret } from './secret.js';
import { forgetSends, readSend, type SendTimes } from './send-storage.js';
import { getChosenChannel, recordSendError, recordSendTime, recordSent, recordVoidCode } from './sends.js';

/** Returns `queryOptions` for the numbers that can receive the code of this sign-in attempt, masked. */
export function secondFactorNumbersQuery<Session>(adapter: SecondFactorAdapter<Session>) {
  return queryOptions<readonly SecondFactorPhoneNumber[], PhoneError>({
    queryKey: [...phoneKeys.challenge(adapter.attemptId), 'list'],
    queryFn: ({ signal }) => endIfOver(adapter, adapter.list({ signal })),
    staleTime: Infinity,
    networkMode: 'always',
    retry: (failureCount, error) => error.code === 'unknown' && failureCount < 2,
    throwOnError: false,
  });
}

/**
 * Returns `mutationOptions` that send the code of this sign-in attempt to a number, in a message of this language. When
 * it was sent is recorded.
 */
export function prepareSecondFactorMutation<Session>(adapter: SecondFactorAdapter<Session>, locale?: string) {
  const owner = challengeOwner(adapter.attemptId);
  return mutationOptions<{ expireAt: number | null }, PhoneError, { id: string; channel?: Channel | undefined }>({
    ...mutationDefaults,
    mutationKey: getPrepareKey(adapter),
    mutationFn: ({ id, channel }, { client }) =>
      dedupe(client, [...getPrepareKey(adapter), id], () => {
        const previous = readSend(owner, id);
        const by = channel ?? getChosenChannel(previous, adapter.channels);
        recordSendTime(owner, id, adapter.limits, by);
        return endIfOver(adapter, adapter.prepare({ id, channel: by, locale })).then(
          (prepared) => {
            recordSent(owner, id);
            return prepared;
          },
          (error: PhoneError) => {
            recordSendError(owner, id, previous, error);
            throw error;
          },
        );
      }),
  });
}

/** Returns the send record of a number of this sign-in attempt. */
export function readChallengeSend<Session>({ attemptId }: SecondFactorAdapter<Session>, id: string): SendTimes | null {
  return readSend(challengeOwner(attemptId), id);
}

/** Records the code that the first step of the sign-in has sent, so that the wait for the next one begins. Once. */
export function recordFirstStepSend<Session>(adapter: SecondFactorAdapter<Session>): void {
  const { sentTo } = adapter;
  if (sentTo !== undefined && !readChallengeSend(adapter, sentTo))
    recordSendTime(challengeOwner(adapter.attemptId), sentTo, adapter.limits);
}

/** Returns whether this sign-in attempt has requested a code before, so that an effect that runs twice sends one. */
export function hasRequestedCode<Session>(client: QueryClient, adapter: SecondFactorAdapter<Session>): boolean {
  return client.getMutationCache().find({ mutationKey: getPrepareKey(adapter), exact: true }) !== undefined;
}

/**
 * Returns whether the sign-in attempt is over: it was passed elsewhere, has expired, or one of its second factors was
 * removed meanwhile.
 */
export function isOver(error: PhoneError | null): boolean {
  return error?.code === 'unauthenticated' || error?.code === 'not_found';
}

/** Returns `mutationOptions` that try the code and return the session. */
export function attemptSecondFactorMutation<Session>(adapter: SecondFactorAdapter<Session>) {
  const owner = challengeOwner(adapter.attemptId);
  return mutationOptions<Session, PhoneError, { id: string; code: Secret<string> }>({
    ...mutationDefaults,
    ...attemptDefaults,
    mutationKey: [...phoneKeys.challenge(adapter.attemptId), 'attempt'],
    mutationFn: ({ id, code }, { client }) =>
      runAttempt(client, adapter, ['code', id], code, (digits) =>
        endIfOver(adapter, adapter.attempt({ id, code: digits })).catch((error: PhoneError) => {
          if (isCodeVoid(error)) recordVoidCode(owner, id);
          throw error;
        }),
      ),
  });
}

/** Returns `mutationOptions` that try a backup code and return the session. */
export function attemptBackupCodeMutation<Session>(adapter: SecondFactorAdapter<Session>) {
  return mutationOptions<Session, PhoneError, { code: Secret<string> }>({
    ...mutationDefaults,
    ...attemptDefaults,
    mutationKey: [...phoneKeys.challenge(adapter.attemptId), 'attemptBackupCode'],
    mutationFn: ({ code }, { client }) =>
      runAttempt(client, adapter, ['backup code'], code, async (text) => {
        if (adapter.attemptBackupCode) return adapter.attemptBackupCode({ code: text });
        throw new PhoneError('unsupported', { message: 'This adapter does not accept backup codes.' });
      }),
  });
}

/** The result is the session, which may be a token: it leaves the cache with the component. */
const attemptDefaults = { gcTime: 0 } as const;

/**
 * Runs the attempts of one sign-in one after another; the same one twice at a time is one, because a code works once.
 */
function runAttempt<Session>(
  client: QueryClient,
  adapter: Pick<SecondFactorAdapter<Session>, 'attemptId'>,
  way: readonly string[],
  code: Secret<string>,
  run: (text: string) => Promise<Session>,
): Promise<Session> {
  const text = code.reveal() ?? '';
  const queue = [...phoneKeys.challenge(adapter.attemptId), 'attempt'];
  const attempt = async () => {
    const session = await endIfOver(adapter, run(text));
    forgetSends(challengeOwner(adapter.attemptId));
    return session;
  };
  return dedupe(client, [...queue, ...way, text], () => enqueue(client, queue, attempt)).finally(() => code.discard());
}

function getPrepareKey<Session>(adapter: SecondFactorAdapter<Session>) {
  return [...phoneKeys.challenge(adapter.attemptId), 'prepare'];
}

/** Rejects with a `PhoneError`, and forgets when codes were sent if it says that the sign-in attempt is over. */
function endIfOver<Result>(
  { attemptId }: Pick<SecondFactorAdapter<unknown>, 'attemptId'>,
  result: Promise<Result>,
): Promise<Result> {
  return result.catch((thrown: unknown) => {
    const error = toPhoneError(thrown);
    if (isOver(error)) forgetSends(challengeOwner(attemptId));
    throw error;
  });
}
