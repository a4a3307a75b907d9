import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { SecondFactorAdapter, SecondFactorPhoneNumber } from '../core/adapter.js';
import { isCodeVoid, PhoneError, toPhoneError } from '../core/errors.js';
import type { Channel } from '../core/model.js';
import { inTurn, joined } from './in-flight.js';
import { challengeOf, phoneKeys } from './keys.js';
import { operationDefaults } from './operation.js';
import { discard, reveal, type Sealed } from './sealed.js';
import { noteCodeSpent, noteSendFailed, noteSending, readSend } from './sends.js';

/** The numbers that can receive the code of this sign-in, masked. */
export function secondFactorNumbersQuery<Session>(adapter: SecondFactorAdapter<Session>) {
  return queryOptions<readonly SecondFactorPhoneNumber[], PhoneError>({
    queryKey: [...phoneKeys.challenge(adapter.attemptId), 'list'],
    queryFn: ({ signal }) => asPhoneError(adapter.list({ signal })),
    staleTime: Infinity,
    networkMode: 'always',
    retry: (failures, error) => error.code === 'unknown' && failures < 2,
    throwOnError: false,
  });
}

/** Has the code of this sign-in sent to a number, and notes when. */
export function prepareSecondFactorMutation<Session>(adapter: SecondFactorAdapter<Session>) {
  const scope = challengeOf(adapter.attemptId);
  return mutationOptions<{ expireAt: number | null }, PhoneError, { id: string; channel?: Channel }>({
    ...operationDefaults,
    mutationKey: prepareKey(adapter),
    mutationFn: ({ id, channel }, { client }) =>
      joined(client, [scope, 'prepare', id], () => {
        const before = readSend(scope, id);
        noteSending(scope, id, adapter.limits);
        return asPhoneError(adapter.prepare({ id, channel })).catch((error: PhoneError) => {
          noteSendFailed(scope, id, before, error.retryAfter);
          throw error;
        });
      }),
  });
}

/** Whether this sign-in has asked for a code already, so that an effect that runs twice asks once. */
export function hasAskedForCode<Session>(client: QueryClient, adapter: SecondFactorAdapter<Session>): boolean {
  return client.getMutationCache().find({ mutationKey: prepareKey(adapter), exact: true }) !== undefined;
}

/** Tries the code; answers the session. */
export function attemptSecondFactorMutation<Session>(adapter: SecondFactorAdapter<Session>) {
  const scope = challengeOf(adapter.attemptId);
  return mutationOptions<Session, PhoneError, { id: string; code: Sealed<string> }>({
    ...operationDefaults,
    ...attemptDefaults,
    mutationKey: [...phoneKeys.challenge(adapter.attemptId), 'attempt'],
    mutationFn: ({ id, code }, { client }) =>
      tryOnce(client, adapter, ['code', id], code, (digits) =>
        asPhoneError(adapter.attempt({ id, code: digits })).catch((error: PhoneError) => {
          if (isCodeVoid(error)) noteCodeSpent(scope, id);
          throw error;
        }),
      ),
  });
}

/** Tries a backup code in place of a code by SMS; answers the session. */
export function attemptBackupCodeMutation<Session>(adapter: SecondFactorAdapter<Session>) {
  return mutationOptions<Session, PhoneError, { code: Sealed<string> }>({
    ...operationDefaults,
    ...attemptDefaults,
    mutationKey: [...phoneKeys.challenge(adapter.attemptId), 'attemptBackupCode'],
    mutationFn: ({ code }, { client }) =>
      tryOnce(client, adapter, ['backup code'], code, async (text) => {
        if (adapter.attemptBackupCode) return adapter.attemptBackupCode({ code: text });
        throw new PhoneError('unsupported', { message: 'This adapter takes no backup codes.' });
      }),
  });
}

/** The answer is the session, maybe a token: it leaves the cache with the component. */
const attemptDefaults = { gcTime: 0 } as const;

/** Attempts of one sign-in run one after another; the same one at once is one, or its second half would find it used. */
function tryOnce<Session>(
  client: QueryClient,
  { attemptId }: Pick<SecondFactorAdapter<Session>, 'attemptId'>,
  way: readonly string[],
  code: Sealed<string>,
  run: (text: string) => Promise<Session>,
): Promise<Session> {
  const text = reveal(code) ?? '';
  const lane = [challengeOf(attemptId), 'attempt'];
  const attempt = () => asPhoneError(run(text));
  return joined(client, [...lane, ...way, text], () => inTurn(client, lane, attempt)).finally(() => discard(code));
}

function prepareKey<Session>(adapter: SecondFactorAdapter<Session>) {
  return [...phoneKeys.challenge(adapter.attemptId), 'prepare'];
}

function asPhoneError<Answer>(answer: Promise<Answer>): Promise<Answer> {
  return answer.catch((thrown: unknown) => {
    throw toPhoneError(thrown);
  });
}
