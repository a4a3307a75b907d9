import { initializeApp } from 'firebase/app';
import { initializeAuth, inMemoryPersistence, type Auth } from 'firebase/auth';
import { toPhoneError } from '../../../src/core/errors.js';
import type { PhoneErrorCode } from '../../../src/core/error-codes.js';
import { isVerified } from '../../../src/core/model.js';
import type { Backend } from '../backend.js';

/**
 * Firebase's own SDK, over a fake of Firebase's server on the story's backend, as far as the adapters use it. A token
 * signs the story's user in; the password alone is not enough if they have a second factor.
 */
export function firebaseStandIn(backend: Backend): Auth {
  const apiKey = crypto.randomUUID();
  const server = serverOver(backend);
  handlers.set(apiKey, (path, body) => respond(() => server[path]?.(body)));
  const auth = initializeAuth(initializeApp({ apiKey, projectId: 'demo' }, apiKey), {
    persistence: inMemoryPersistence,
  });
  // Google's script is not loaded, and the verifier solves its own challenge.
  auth.settings.appVerificationDisabledForTesting = true;
  return auth;
}

interface RequestBody {
  phoneEnrollmentInfo: { phoneNumber: string };
  phoneVerificationInfo: { sessionInfo: string; code: string };
  mfaEnrollmentId: string;
}

type Endpoints = Readonly<Record<string, ((body: RequestBody) => Promise<object>) | undefined>>;

/** By path. The session of a code is the id of its number. */
function serverOver({ adapter, userId, startSignIn }: Backend): Endpoints {
  const tokens = () => ({ localId: userId, idToken: idTokenOf(userId), refreshToken: 'refresh', expiresIn: '3600' });
  const begun = startSignIn();
  return {
    recaptchaConfig: async () => ({ recaptchaKey: 'projects/demo/keys/demo', recaptchaEnforcementState: [] }),
    recaptchaParams: async () => ({ recaptchaSiteKey: 'demo' }),
    'accounts:signInWithCustomToken': async () => tokens(),
    'accounts:signInWithPassword': async () => {
      const numbers = await (await begun).list({});
      return {
        mfaPendingCredential: 'pending',
        mfaInfo: numbers.map(({ id, maskedPhoneNumber }) => factor(id, maskedPhoneNumber, null)),
      };
    },
    'accounts:lookup': async () => {
      const numbers = (await adapter.list({})).filter(isVerified);
      const mfaInfo = numbers.map(({ id, phoneNumber, createdAt }) => factor(id, phoneNumber, createdAt));
      return {
        users: [
          {
            localId: userId,
            email: 'ada@summit.example',
            emailVerified: true,
            providerUserInfo: [{ providerId: 'password' }],
            mfaInfo,
          },
        ],
      };
    },
    'accounts/mfaEnrollment:start': async ({ phoneEnrollmentInfo }) => {
      const { id } = await adapter.create(phoneEnrollmentInfo);
      await adapter.prepareVerification({ id });
      return { phoneSessionInfo: { sessionInfo: id } };
    },
    'accounts/mfaEnrollment:finalize': async ({ phoneVerificationInfo: { sessionInfo: id, code } }) => {
      await adapter.attemptVerification({ id, code });
      return tokens();
    },
    'accounts/mfaEnrollment:withdraw': async ({ mfaEnrollmentId: id }) => {
      await adapter.delete?.({ id });
      return tokens();
    },
    'accounts/mfaSignIn:start': async ({ mfaEnrollmentId: id }) => {
      await (await begun).prepare({ id });
      return { phoneResponseInfo: { sessionInfo: id } };
    },
    'accounts/mfaSignIn:finalize': async ({ phoneVerificationInfo: { sessionInfo: id, code } }) => {
      await (await begun).attempt({ id, code });
      return tokens();
    },
  };
}

function factor(mfaEnrollmentId: string, phoneInfo: string, enrolledAt: number | null) {
  return { mfaEnrollmentId, phoneInfo, enrolledAt: new Date(enrolledAt ?? 0).toISOString() };
}

function idTokenOf(userId: string): string {
  const seconds = Math.floor(Date.now() / 1000);
  const part = (claims: object) => btoa(JSON.stringify(claims)).replace(/=+$/, '');
  return `${part({ alg: 'none' })}.${part({ sub: userId, user_id: userId, iat: seconds, exp: seconds + 3600 })}.`;
}

async function respond(run: () => Promise<object> | undefined): Promise<Response> {
  try {
    return Response.json((await run()) ?? {});
  } catch (thrown) {
    const { code } = toPhoneError(thrown);
    if (code === 'network') throw new TypeError('Failed to fetch', { cause: thrown });
    const message = wordOf[code] ?? 'INTERNAL_ERROR';
    return Response.json({ error: { code: 400, message, errors: [{ message }] } }, { status: 400 });
  }
}

const wordOf: { readonly [Code in PhoneErrorCode]?: string } = {
  incorrect_code: 'INVALID_CODE',
  code_expired: 'SESSION_EXPIRED',
  too_many_attempts: 'SESSION_EXPIRED',
  rate_limited: 'TOO_MANY_ATTEMPTS_TRY_LATER',
  unauthenticated: 'TOKEN_EXPIRED',
};

/** By the app's API key: the SDK calls the page's one `fetch`, and there may be several stories. */
const handlers = new Map<string, (path: string, body: RequestBody) => Promise<Response>>();
const realFetch = globalThis.fetch;

globalThis.fetch = async (input, init) => {
  const { pathname, searchParams } = new URL(input instanceof Request ? input.url : input, location.href);
  const handle = handlers.get(searchParams.get('key') ?? '');
  if (!handle) return realFetch(input, init);
  return handle(pathname.replace(/^\/v[12]\//, ''), typeof init?.body === 'string' ? JSON.parse(init.body) : {});
};
