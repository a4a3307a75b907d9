import { serializeExpiry, serializeSecondFactors } from '../../protocol/bodies.js';
import type { SignInRequest } from '../../protocol/requests.js';
import { parseChannelField, parseCodeField, parseLocaleField } from './parse-fields.js';
import { createRoutes } from './route.js';

/** The requests of the second step of a sign-in, authorized by the id of the attempt. */
export const signInRoutes = createRoutes<SignInRequest>({
  listSecondFactors: () => async (service, attemptId) => ({
    body: serializeSecondFactors(await service.listSecondFactors(attemptId)),
  }),
  attemptBackupCode: (input) => {
    const code = parseCodeField(input);
    return async (service, attemptId) => {
      const { userId } = await service.attemptBackupCode(attemptId, { code });
      // The user is signed in, whether or not this can be read.
      const status = await service.backupCodeStatus(userId).catch(() => null);
      return { passed: userId, backupCodesLeft: status?.left };
    };
  },
  prepareSecondFactor: (input) => {
    const challenge = { id: input.id, channel: parseChannelField(input), locale: parseLocaleField(input) };
    return async (service, attemptId, sendId) => ({
      body: serializeExpiry(await service.prepareSecondFactor(attemptId, { ...challenge, sendId })),
    });
  },
  attemptSecondFactor: (input) => {
    const attempt = { id: input.id, code: parseCodeField(input) };
    return async (service, attemptId) => ({ passed: (await service.attemptSecondFactor(attemptId, attempt)).userId });
  },
});
