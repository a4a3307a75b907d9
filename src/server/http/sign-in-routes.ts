import { paths, writeExpiry, writeSecondFactors } from '../../protocol/bodies.js';
import { channelIn, codeIn } from './fields.js';
import { templateOf, type Call, type Route } from './route.js';

/** The second step of a sign-in, for whoever bears the id of its attempt. */
export const signInRoutes: readonly Route[] = [
  route(paths.secondFactor, {
    GET: () => async (service, attemptId) => ({ body: writeSecondFactors(await service.listSecondFactors(attemptId)) }),
  }),
  route(paths.attemptBackupCode, {
    POST: (asked) => {
      const code = codeIn(asked);
      return async (service, attemptId) => ({ passed: (await service.attemptBackupCode(attemptId, { code })).userId });
    },
  }),
  route(paths.prepareSecondFactor('{id}'), {
    POST: (asked) => {
      const input = { id: asked.id, channel: channelIn(asked), locale: asked.locale };
      return async (service, attemptId) => ({ body: writeExpiry(await service.prepareSecondFactor(attemptId, input)) });
    },
  }),
  route(paths.attemptSecondFactor('{id}'), {
    POST: (asked) => {
      const input = { id: asked.id, code: codeIn(asked) };
      return async (service, attemptId) => ({ passed: (await service.attemptSecondFactor(attemptId, input)).userId });
    },
  }),
];

function route(path: string, calls: { GET?: Call; POST?: Call }): Route {
  return { template: templateOf(path), by: 'attempt', calls };
}
