import { MutationObserver } from '@tanstack/react-query';
import { httpAdapter, httpSecondFactorAdapter } from '../../../src/adapters/http/index.js';
import { addPhoneMutation } from '../../../src/query/add-phone.js';
import { createBackupCodesMutation } from '../../../src/query/create-backup-codes.js';
import { makeDefaultSecondFactorMutation } from '../../../src/query/make-default-second-factor.js';
import { makePrimaryMutation } from '../../../src/query/make-primary.js';
import { prepareVerificationMutation } from '../../../src/query/prepare-verification.js';
import { removePhoneMutation } from '../../../src/query/remove-phone.js';
import { reserveForSecondFactorMutation } from '../../../src/query/reserve-for-second-factor.js';
import { Secret } from '../../../src/query/secret.js';
import {
  attemptSecondFactorMutation,
  prepareSecondFactorMutation,
  secondFactorNumbersQuery,
} from '../../../src/query/second-factor-challenge.js';
import { verifyPhoneMutation } from '../../../src/query/verify-phone.js';
import { createPhoneHandler } from '../../../src/server/index.js';
import { memoryStore, type OutgoingPhoneMessage } from '../../../src/service/index.js';
import { lastCode } from '../../support/phone-service.js';
import { querySessionOver } from '../../support/query-session.js';
import { settableClock } from '../../support/settable-clock.js';
import type { Person } from './tasks.js';

const userId = 'user_ada';

/** Uses the kit: its mutations over `httpAdapter` and its own handler, in this process. */
export function kitPerson(): Person {
  const clock = settableClock();
  const sent: OutgoingPhoneMessage[] = [];
  const requests: string[] = [];
  const handle = createPhoneHandler({
    store: memoryStore(),
    secret: '0123456789abcdef0123456789abcdef',
    clock,
    policy: { backupCodeIterations: 1 },
    sender: { send: async (message) => void sent.push(message) },
    requireStepUp: () => false,
    authenticate: () => userId,
    completeSignIn: () => new Response(null, { status: 204 }),
  });
  const connection = {
    baseUrl: 'https://app.example.com',
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const request = new Request(url, init);
      requests.push(`${request.method} ${new URL(request.url).pathname}`);
      return handle(request);
    },
  };
  const { client, session, readList, mutate } = querySessionOver(httpAdapter(connection), userId);
  let attemptId = '';
  return {
    requests,
    list: readList,
    add: async (phoneNumber) => (await mutate(addPhoneMutation(session), { phoneNumber })).id,
    send: (id) => mutate(prepareVerificationMutation(session), { id }),
    verify: (id) => mutate(verifyPhoneMutation(session), { id, code: new Secret(lastCode(sent)) }),
    reserve: (id) => mutate(reserveForSecondFactorMutation(session), { id, reserved: true }),
    makePrimary: (id) => mutate(makePrimaryMutation(session), { id }),
    makeDefault: (id) => mutate(makeDefaultSecondFactorMutation(session), { id }),
    createBackupCodes: () => mutate(createBackupCodesMutation(session), undefined),
    remove: (id) => mutate(removePhoneMutation(session), { id }),
    async startSignIn() {
      attemptId = (await handle.service.startSecondFactor(userId)) ?? '';
    },
    async passSecondStep(id) {
      const adapter = httpSecondFactorAdapter({ ...connection, attemptId });
      await client.fetchQuery(secondFactorNumbersQuery(adapter));
      await new MutationObserver(client, prepareSecondFactorMutation(adapter)).mutate({ id });
      await new MutationObserver(client, attemptSecondFactorMutation(adapter)).mutate({
        id,
        code: new Secret(lastCode(sent)),
      });
    },
    pass: (seconds) => clock.advance(seconds),
    close: async () => client.clear(),
  };
}
