import { PhoneError } from '../../../src/core/errors.js';
import type { PhoneNumber } from '../../../src/core/model.js';
import type { ClerkFrontendApi } from './frontend-api.js';
import type { ClerkRefusal } from './refusals.js';
import {
  clientJson,
  phoneNumberJson,
  sessionJson,
  signInJson,
  tokenJson,
  userJson,
  type SignedIn,
} from './resources.js';

type Route = (api: ClerkFrontendApi, request: { id: string; body: URLSearchParams }) => Promise<unknown>;

/** A request, with or without an id, and its handler. */
export const routes: readonly (readonly [RegExp, Route])[] = [
  [/^GET \/client$/, async (api) => clientJson(await api.signedIn(), api.signIn)],
  [/^GET \/me$/, async (api) => userJson(await user(api))],
  [
    /^PATCH \/me$/,
    async (api, { body }) => {
      await api.service.makePrimary((await user(api)).userId, { id: body.get('primary_phone_number_id') ?? '' });
      return userJson(await user(api));
    },
  ],
  [
    /^POST \/me\/phone_numbers$/,
    async (api, { body }) => {
      const { userId, phoneNumbers } = await user(api);
      const phoneNumber = body.get('phone_number') ?? '';
      if (phoneNumber === '') throw refusal(422, 'form_param_nil', 'phone_number');
      if (phoneNumbers.some((number) => number.phoneNumber === phoneNumber) || (await api.isTaken(phoneNumber)))
        throw refusal(422, 'form_identifier_exists', 'phone_number');
      return phoneNumberJson(await api.service.create(userId, { phoneNumber }));
    },
  ],
  [
    /^POST \/me\/phone_numbers\/([^/]+)\/prepare_verification$/,
    async (api, { id, body }) => {
      if (body.get('strategy') !== 'phone_code') throw refusal(422, 'form_param_nil', 'strategy');
      return phoneNumberJson(await api.service.prepareVerification((await user(api)).userId, { id }));
    },
  ],
  [
    /^POST \/me\/phone_numbers\/([^/]+)\/attempt_verification$/,
    async (api, { id, body }) => {
      const code = body.get('code') ?? '';
      if (code === '') throw refusal(422, 'form_param_nil', 'code');
      return numberJson(await api.service.attemptVerification((await user(api)).userId, { id, code }), id);
    },
  ],
  [
    /^PATCH \/me\/phone_numbers\/([^/]+)$/,
    async (api, { id, body }) => {
      const { userId } = await user(api);
      if (body.get('default_second_factor') === 'true')
        return numberJson(await api.service.makeDefaultSecondFactor(userId, { id }), id);
      const reserved = body.get('reserved_for_second_factor') === 'true';
      if (!reserved) refuseUnlessReverified(api);
      return numberJson(await api.service.setReservedForSecondFactor(userId, { id, reserved }), id);
    },
  ],
  [
    /^DELETE \/me\/phone_numbers\/([^/]+)$/,
    async (api, { id }) => {
      const { userId } = await user(api);
      refuseUnlessReverified(api);
      await api.service.delete(userId, { id });
      return { object: 'phone_number', id, deleted: true };
    },
  ],
  [
    /^POST \/me\/backup_codes$/,
    async (api) => {
      const codes = await api.service.createBackupCodes((await user(api)).userId);
      return { object: 'backup_code', id: 'backup_1', codes, created_at: 0, updated_at: 0 };
    },
  ],
  [/^POST \/client\/sessions\/[^/]+\/touch$/, async (api) => sessionJson(await user(api))],
  [/^POST \/client\/sessions\/[^/]+\/tokens$/, async (api) => tokenJson(await user(api))],
  [
    /^POST \/client\/sessions\/[^/]+\/verify$/,
    async (api) => reverificationJson(await user(api), 'needs_first_factor'),
  ],
  [
    /^POST \/client\/sessions\/[^/]+\/verify\/attempt_first_factor$/,
    async (api, { body }) => {
      if (body.get('password') !== password) throw refusal(422, 'form_password_incorrect', 'password');
      api.isReverified = true;
      return reverificationJson(await user(api), 'complete');
    },
  ],
  [
    /^POST \/client\/sign_ins$/,
    async (api, { body }) => {
      const userId = body.get('identifier') ?? '';
      if (body.get('password') !== password) throw refusal(422, 'form_password_incorrect', 'password');
      const attemptId = await api.service.startSecondFactor(userId);
      if (attemptId === null) throw refusal(400, 'strategy_for_user_invalid');
      api.signIn = {
        id: `sia_${attemptId}`,
        attemptId,
        userId,
        secondFactors: await api.service.listSecondFactors(attemptId),
        hasBackupCodes: await api.hasBackupCodes(userId),
        totp: api.totp,
        preparedId: null,
        expireAt: null,
        createdSessionId: null,
      };
      return signInJson(api.signIn);
    },
  ],
  [
    /^POST \/client\/sign_ins\/([^/]+)\/prepare_second_factor$/,
    async (api, { id, body }) => {
      const signIn = signInOf(api, id);
      signIn.preparedId = body.get('phone_number_id') ?? '';
      signIn.expireAt = (await api.service.prepareSecondFactor(signIn.attemptId, { id: signIn.preparedId })).expireAt;
      return signInJson(signIn);
    },
  ],
  [
    /^POST \/client\/sign_ins\/([^/]+)\/attempt_second_factor$/,
    async (api, { id, body }) => {
      const signIn = signInOf(api, id);
      const code = body.get('code') ?? '';
      if (body.get('strategy') === 'backup_code') await api.service.attemptBackupCode(signIn.attemptId, { code });
      else if (signIn.preparedId === null) throw refusal(400, 'verification_missing');
      else await api.service.attemptSecondFactor(signIn.attemptId, { id: signIn.preparedId, code });
      Object.assign(api, { userId: signIn.userId, signIn: null });
      return signInJson({ ...signIn, createdSessionId: `sess_${signIn.userId}` });
    },
  ],
];

/** The same for every user. */
export const password = 'correct horse battery staple';

async function user(api: ClerkFrontendApi): Promise<SignedIn> {
  const signedIn = await api.signedIn();
  if (signedIn) return signedIn;
  throw new PhoneError('unauthenticated');
}

function signInOf({ signIn }: ClerkFrontendApi, id: string) {
  if (signIn?.id === id) return signIn;
  throw new PhoneError('not_found');
}

function refuseUnlessReverified({ stepUp, isReverified }: ClerkFrontendApi): void {
  if (stepUp && !isReverified) throw new PhoneError('step_up_required');
}

function numberJson(numbers: readonly PhoneNumber[], id: string) {
  const number = numbers.find((other) => other.id === id);
  return number && phoneNumberJson(number);
}

function reverificationJson(signedIn: SignedIn, status: string) {
  return {
    object: 'session_reverification',
    id: 'reverification_1',
    status,
    level: 'first_factor',
    session: sessionJson(signedIn),
    supported_first_factors: [{ strategy: 'password' }],
    supported_second_factors: [],
    first_factor_verification: null,
    second_factor_verification: null,
  };
}

function refusal(status: number, code: string, field?: string): ClerkRefusal {
  return { status, code, field };
}
