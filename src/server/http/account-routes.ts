import { paths, writeBackupCodes, writePhoneNumber, writePhoneNumbers } from '../../protocol/bodies.js';
import { channelIn, codeIn, phoneNumberIn, reservedIn } from './fields.js';
import { templateOf, type Answer, type Call, type Route } from './route.js';

/** What a signed-in user does with their numbers. */
export const accountRoutes: readonly Route[] = [
  route(paths.phoneNumbers, {
    GET: () => async (service, userId) => ({ body: writePhoneNumbers(await service.list(userId)) }),
    POST: (asked) => {
      const phoneNumber = phoneNumberIn(asked);
      return async (service, userId) => ({ body: writePhoneNumber(await service.create(userId, { phoneNumber })) });
    },
  }),
  route(paths.phoneNumber('{id}'), {
    DELETE: ({ id }) => async (service, userId) => ({ body: writePhoneNumbers(await service.delete(userId, { id })) }),
  }),
  route(paths.prepareVerification('{id}'), {
    POST: (asked) => {
      const input = { id: asked.id, channel: channelIn(asked), locale: asked.locale };
      return async (service, userId) => ({ body: writePhoneNumber(await service.prepareVerification(userId, input)) });
    },
  }),
  route(paths.attemptVerification('{id}'), {
    POST: (asked) => {
      const input = { id: asked.id, code: codeIn(asked) };
      return async (service, userId) => ({ body: writePhoneNumber(await service.attemptVerification(userId, input)) });
    },
  }),
  route(paths.makePrimary('{id}'), {
    POST: ({ id }) => async (service, userId) => ({ body: writePhoneNumbers(await service.makePrimary(userId, { id })) }),
  }),
  route(paths.setReservedForSecondFactor('{id}'), {
    POST: (asked) => {
      const input = { id: asked.id, reserved: reservedIn(asked) };
      return async (service, userId): Promise<Answer> => {
        return { body: writePhoneNumbers(await service.setReservedForSecondFactor(userId, input)) };
      };
    },
  }),
  route(paths.makeDefaultSecondFactor('{id}'), {
    POST: ({ id }) => async (service, userId) => {
      return { body: writePhoneNumbers(await service.makeDefaultSecondFactor(userId, { id })) };
    },
  }),
  route(paths.backupCodes, {
    POST: () => async (service, userId) => ({ body: writeBackupCodes(await service.createBackupCodes(userId)) }),
  }),
];

function route(path: string, calls: { GET?: Call; POST?: Call; DELETE?: Call }): Route {
  return { template: templateOf(path), by: 'user', calls };
}
