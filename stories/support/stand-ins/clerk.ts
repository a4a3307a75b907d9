import type {
  ClerkClient,
  ClerkPhoneNumber,
  ClerkSignIn,
  ClerkSignInClient,
  ClerkUser,
} from '../../../src/adapters/clerk/index.js';
import { toPhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import type { Backend } from '../backend.js';

/** Clerk's client and servers, as far as the adapter uses them, over the story's backend. */
export async function clerkStandIn({ adapter, userId }: Backend, { totpEnabled = false } = {}): Promise<ClerkClient> {
  const user: Writable<ClerkUser> = {
    id: userId,
    phoneNumbers: [],
    primaryPhoneNumberId: null,
    totpEnabled,
    backupCodeEnabled: false,
    createPhoneNumber: (input) => updateUser(async () => resourceOf(await adapter.create(input))),
    createBackupCode: () => updateUser(async () => ({ codes: await adapter.createBackupCodes?.() })),
    update: ({ primaryPhoneNumberId: id }) => updateUser(async () => adapter.makePrimary?.({ id })),
    reload: () => updateUser(async () => user),
  };

  /** Each response contains the user, with new objects for the same numbers. */
  function updateUser<Result>(run: () => Promise<Result>): Promise<Result> {
    return translateErrors(async () => {
      const result = await run();
      const numbers = await adapter.list({});
      user.phoneNumbers = numbers.map(resourceOf);
      user.primaryPhoneNumberId = numbers.find(({ primary }) => primary)?.id ?? null;
      user.backupCodeEnabled ||= numbers.some(({ reservedForSecondFactor }) => reservedForSecondFactor);
      return result;
    });
  }

  function resourceOf(number: PhoneNumber): ClerkPhoneNumber {
    const { id } = number;
    const change = (run: () => Promise<PhoneNumber>) =>
      updateUser(async () => Object.assign(resource, fieldsOf(await run())));
    const found = (list: readonly PhoneNumber[] | undefined) => list?.find((other) => other.id === id) ?? number;
    const resource: ClerkPhoneNumber = {
      ...fieldsOf(number),
      prepareVerification: () => change(() => adapter.prepareVerification({ id })),
      attemptVerification: ({ code }) => change(async () => found(await adapter.attemptVerification({ id, code }))),
      setReservedForSecondFactor: ({ reserved }) =>
        change(async () => found(await adapter.setReservedForSecondFactor?.({ id, reserved }))),
      makeDefaultSecondFactor: () => change(async () => found(await adapter.makeDefaultSecondFactor?.({ id }))),
      destroy: () => updateUser(async () => void (await adapter.delete?.({ id }))),
    };
    return resource;
  }

  await user.reload();
  return { user };
}

/** The same for the second step of a sign-in. */
export async function clerkSignInStandIn({ startSignIn }: Backend): Promise<ClerkSignInClient> {
  const adapter = await startSignIn();
  const numbers = await adapter.list({});
  let preparedId = '';
  const signIn: Writable<ClerkSignIn> = {
    id: adapter.attemptId,
    status: 'needs_second_factor',
    createdSessionId: null,
    supportedSecondFactors: [
      ...numbers.map((number) => ({
        strategy: 'phone_code',
        phoneNumberId: number.id,
        safeIdentifier: number.maskedPhoneNumber,
        default: number.default,
      })),
      { strategy: 'backup_code' },
    ],
    secondFactorVerification: {},
    prepareSecondFactor: ({ phoneNumberId: id }) =>
      translateErrors(async () => {
        const { expireAt } = await adapter.prepare({ id });
        preparedId = id;
        return Object.assign(signIn, {
          secondFactorVerification: { status: 'unverified', expireAt: expireAt && new Date(expireAt) },
        });
      }),
    attemptSecondFactor: ({ strategy, code }) =>
      translateErrors(async () => {
        if (strategy === 'phone_code') await adapter.attempt({ id: preparedId, code });
        else await adapter.attemptBackupCode?.({ code });
        return Object.assign(signIn, {
          status: 'complete',
          createdSessionId: 'sess_1',
          secondFactorVerification: { status: 'verified' },
        });
      }),
  };
  return { client: { signIn } };
}

type Writable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] };

function fieldsOf({
  id,
  phoneNumber,
  verification,
  reservedForSecondFactor,
  defaultSecondFactor,
  linkedTo,
  backupCodes,
}: PhoneNumber) {
  const expireAt = verification?.expireAt ? new Date(verification.expireAt) : null;
  return {
    id,
    phoneNumber,
    reservedForSecondFactor,
    defaultSecondFactor,
    linkedTo,
    backupCodes,
    verification: { ...verification, expireAt },
  };
}

async function translateErrors<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (thrown) {
    const { code, retryAfter } = toPhoneError(thrown);
    if (code === 'network')
      throw new Error('Clerk: Network error at "https://clerk.example.com". Please try again.', { cause: thrown });
    const [status, word, paramName] = wordOf[code] ?? [500, 'internal_clerk_error'];
    throw Object.assign(new Error(word, { cause: thrown }), {
      status,
      retryAfter,
      errors: [{ code: word, meta: { paramName } }],
    });
  }
}

const wordOf: { readonly [Code in PhoneErrorCode]?: readonly [status: number, word: string, paramName?: string] } = {
  invalid_phone_number: [422, 'form_param_format_invalid', 'phone_number'],
  incorrect_code: [422, 'form_code_incorrect', 'code'],
  code_expired: [400, 'verification_expired'],
  too_many_attempts: [400, 'verification_failed'],
  rate_limited: [429, 'too_many_requests'],
  message_not_sent: [400, 'sms_send_error'],
  step_up_required: [403, 'session_reverification_required'],
  unauthenticated: [401, 'authentication_invalid'],
};
