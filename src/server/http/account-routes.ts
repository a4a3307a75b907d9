import {
  serializeBackupCodes,
  serializeBackupCodeStatus,
  serializePhoneNumber,
  serializePhoneNumbers,
} from '../../protocol/bodies.js';
import type { AccountRequest } from '../../protocol/requests.js';
import {
  parseChannelField,
  parseCodeField,
  parseLocaleField,
  parsePhoneNumberField,
  parseReservedField,
} from './parse-fields.js';
import { createRoutes } from './route.js';

/** The requests of a signed-in user about their numbers. */
export const accountRoutes = createRoutes<AccountRequest>({
  list: () => async (service, userId) => ({ body: serializePhoneNumbers(await service.list(userId)) }),
  create: (input) => {
    const phoneNumber = parsePhoneNumberField(input);
    return async (service, userId) => ({ body: serializePhoneNumber(await service.create(userId, { phoneNumber })) });
  },
  delete:
    ({ id }) =>
    async (service, userId) => ({ body: serializePhoneNumbers(await service.delete(userId, { id })) }),
  prepareVerification: (input) => {
    const verification = { id: input.id, channel: parseChannelField(input), locale: parseLocaleField(input) };
    return async (service, userId, sendId) => ({
      body: serializePhoneNumber(await service.prepareVerification(userId, { ...verification, sendId })),
    });
  },
  attemptVerification: (input) => {
    const attempt = { id: input.id, code: parseCodeField(input) };
    return async (service, userId) => ({
      body: serializePhoneNumbers(await service.attemptVerification(userId, attempt)),
    });
  },
  makePrimary:
    ({ id }) =>
    async (service, userId) => ({ body: serializePhoneNumbers(await service.makePrimary(userId, { id })) }),
  setReservedForSecondFactor: (input) => {
    const reservation = { id: input.id, reserved: parseReservedField(input) };
    return async (service, userId) => ({
      body: serializePhoneNumbers(await service.setReservedForSecondFactor(userId, reservation)),
    });
  },
  makeDefaultSecondFactor:
    ({ id }) =>
    async (service, userId) => ({
      body: serializePhoneNumbers(await service.makeDefaultSecondFactor(userId, { id })),
    }),
  backupCodeStatus: () => async (service, userId) => ({
    body: serializeBackupCodeStatus(await service.backupCodeStatus(userId)),
  }),
  createBackupCodes: () => async (service, userId) => ({
    body: serializeBackupCodes(await service.createBackupCodes(userId)),
  }),
});
