import * as auth from 'aws-amplify/auth';
import { fail, type AdapterUnderTest, type Refusals } from '../../../src/testing/index.js';
import type { NetworkFault } from '../network.js';
import { refuse } from './refusals.js';
import type { UserPool } from './user-pool.js';

export interface CognitoUnderTest extends AdapterUnderTest {
  readonly pool: UserPool;
}

const phoneNumber = '+12015550123';

/** What makes Cognito refuse, whatever adapter calls it. */
export const provocations = {
  rate_limited: (underTest) => refusedToSend(underTest, refuse('LimitExceededException')),
  message_not_sent: (underTest) => refusedToSend(underTest, refuse('CodeDeliveryFailureException')),
  unknown: (underTest) => refusedToSend(underTest, async () => new Response('<p>Not here', { status: 502 })),
  async network({ adapter, pool }) {
    pool.network.faults = () => fail('network');
    return adapter.list({});
  },
  async unauthenticated({ adapter }) {
    await auth.signOut();
    return adapter.list({});
  },
  async too_many_attempts({ adapter, pool }) {
    const { id } = await adapter.create({ phoneNumber });
    await adapter.prepareVerification({ id });
    pool.network.faults = { VerifyUserAttribute: [refuse('TooManyFailedAttemptsException')] };
    return adapter.attemptVerification({ id, code: '123456' });
  },
} satisfies Refusals<CognitoUnderTest>['provoke'];

/** Adds a number, and requests a code that Cognito will not send, as often as Amplify repeats the call. */
export async function refusedToSend({ adapter, pool }: CognitoUnderTest, fault: NetworkFault) {
  const { id } = await adapter.create({ phoneNumber });
  pool.network.faults = { UpdateUserAttributes: [fault, fault, fault] };
  return adapter.prepareVerification({ id });
}
