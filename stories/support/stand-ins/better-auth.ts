import type { BetterAuthClient, BetterAuthSecondFactorClient } from '../../../src/adapters/better-auth/index.js';
import { PhoneError, toPhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { isVerified } from '../../../src/core/model.js';
import type { Backend } from '../backend.js';

/** The password of the story's user. */
export const password = 'correct horse';

/** better-auth's client and server, as far as the adapters use them, over the story's backend. */
export function betterAuthStandIn({
  adapter,
  userId,
  startSignIn,
}: Backend): BetterAuthClient & BetterAuthSecondFactorClient {
  const user = async () => {
    const number = (await adapter.list({})).find(isVerified);
    return {
      id: userId,
      phoneNumber: number?.phoneNumber ?? null,
      phoneNumberVerified: number !== undefined,
      twoFactorEnabled: number?.reservedForSecondFactor ?? false,
    };
  };
  const idOf = async (phoneNumber: string) => (await adapter.create({ phoneNumber })).id;
  const reserve = async (reserved: boolean) => {
    const [number] = await adapter.list({});
    const list = await adapter.setReservedForSecondFactor?.({ id: number?.id ?? '', reserved });
    return list?.find(({ backupCodes }) => backupCodes !== null)?.backupCodes ?? [];
  };
  let signIn: ReturnType<typeof startSignIn> | undefined;
  const inSignIn = () => (signIn ??= startSignIn());

  return {
    getSession: (input) => respond(input, async () => ({ user: await user() })),
    updateUser: (input) =>
      respond(input, async () => {
        for (const { id } of (await adapter.list({})).filter(isVerified)) await adapter.delete?.({ id });
        return { status: true };
      }),
    phoneNumber: {
      sendOtp: (input) =>
        respond(input, async () => {
          await adapter.prepareVerification({ id: await idOf(input.phoneNumber) });
          return { message: 'code sent' };
        }),
      verify: (input) =>
        respond(input, async () => {
          await adapter.attemptVerification({ id: await idOf(input.phoneNumber), code: input.code });
          return { status: true, token: null, user: await user() };
        }),
    },
    twoFactor: {
      // The backup codes come with `twoFactor.enable`, which sets up an authenticator app.
      enable: (input) =>
        withPassword(input, async () =>
          input.method === 'totp' ? { backupCodes: await reserve(true) } : { method: 'otp' },
        ),
      disable: (input) => withPassword(input, async () => ({ status: (await reserve(false)).length === 0 })),
      generateBackupCodes: (input) =>
        withPassword(input, async () => ({ status: true, backupCodes: await adapter.createBackupCodes?.() })),
      sendOtp: (input) =>
        respond(input, async () => {
          const [number] = await (await inSignIn()).list({});
          await (await inSignIn()).prepare({ id: number?.id ?? '' });
          return { status: true };
        }),
      verifyOtp: (input) =>
        respond(input, async () => {
          const [number] = await (await inSignIn()).list({});
          await (await inSignIn()).attempt({ id: number?.id ?? '', code: input.code });
          return { token: 'token', user: await user() };
        }),
      verifyBackupCode: (input) =>
        respond(input, async () => {
          await (await inSignIn()).attemptBackupCode?.({ code: input.code });
          return { token: 'token', user: await user() };
        }),
    },
  };
}

type Input = Parameters<BetterAuthSecondFactorClient['twoFactor']['sendOtp']>[0];

/** The data, or the error beside it, as better-auth's client returns them. */
async function respond(
  input: Input,
  run: () => Promise<object>,
): Promise<{ data: object | null; error: object | null }> {
  try {
    return { data: await run(), error: null };
  } catch (thrown) {
    const { code, retryAfter } = toPhoneError(thrown);
    if (code === 'network') throw new TypeError('Failed to fetch', { cause: thrown });
    const [status, word] = wordOf[code] ?? [500, 'INTERNAL_SERVER_ERROR'];
    input.fetchOptions.onError({
      response: new Response(null, {
        status,
        headers: retryAfter === null ? {} : { 'X-Retry-After': String(retryAfter) },
      }),
    });
    return { data: null, error: { status, code: word } };
  }
}

function withPassword(input: Input & { password: string }, run: () => Promise<object>) {
  return respond(input, async () => {
    if (input.password !== password) throw new PhoneError('step_up_required');
    return run();
  });
}

const wordOf: { readonly [Code in PhoneErrorCode]?: readonly [status: number, word: string] } = {
  incorrect_code: [400, 'INVALID_OTP'],
  code_expired: [400, 'OTP_EXPIRED'],
  too_many_attempts: [403, 'TOO_MANY_ATTEMPTS'],
  phone_number_taken: [400, 'PHONE_NUMBER_EXIST'],
  rate_limited: [429, 'TOO_MANY_REQUESTS'],
  step_up_required: [400, 'INVALID_PASSWORD'],
  unauthenticated: [401, 'UNAUTHORIZED'],
};
