import type { Clerk } from '@clerk/clerk-js';
import { openClerkApp } from '../../support/clerk/app.js';
import { password } from '../../support/clerk/routes.js';
import { lastCode } from '../../support/phone-service.js';
import type { Person } from './tasks.js';

/** Uses Clerk's own client, called as its documentation shows, over a Frontend API on loopback. */
export async function clerkPerson(): Promise<Person> {
  const { clerk, api, close } = await openClerkApp();
  const numberOf = (id: string) => found(userOf(clerk).phoneNumbers.find((number) => number.id === id));
  return {
    requests: api.network.requests,
    // It came with the session.
    list: async () => userOf(clerk).phoneNumbers,
    add: async (phoneNumber) => (await userOf(clerk).createPhoneNumber({ phoneNumber })).id,
    send: (id) => numberOf(id).prepareVerification(),
    verify: (id) => numberOf(id).attemptVerification({ code: lastCode(api.messages) }),
    reserve: (id) => numberOf(id).setReservedForSecondFactor({ reserved: true }),
    makePrimary: (id) => userOf(clerk).update({ primaryPhoneNumberId: id }),
    makeDefault: (id) => numberOf(id).makeDefaultSecondFactor(),
    createBackupCodes: () => userOf(clerk).createBackupCode(),
    remove: (id) => numberOf(id).destroy(),
    async startSignIn() {
      await clerk.setActive({ session: null });
      api.userId = null;
      await found(clerk.client).signIn.create({ identifier: 'user_ada', password });
    },
    async passSecondStep(id) {
      const { signIn } = found(clerk.client);
      await signIn.prepareSecondFactor({ strategy: 'phone_code', phoneNumberId: id });
      const { createdSessionId } = await signIn.attemptSecondFactor({
        strategy: 'phone_code',
        code: lastCode(api.messages),
      });
      await clerk.setActive({ session: createdSessionId });
    },
    pass: (seconds) => api.clock.advance(seconds),
    async close() {
      await clerk.setActive({ session: null });
      await close();
    },
  };
}

function userOf(clerk: Clerk) {
  return found(clerk.user);
}

function found<Found>(one: Found | null | undefined): Found {
  if (one) return one;
  throw new Error('Clerk’s client does not have what it was to have by now.');
}
