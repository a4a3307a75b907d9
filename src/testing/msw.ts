import { http, HttpResponse, type HttpHandler } from 'msw';
import { withFault } from '../adapters/memory/faults.js';
import type { PhoneOperation } from '../core/adapter.js';
import { toPhoneError } from '../core/errors.js';
import { problemResponse } from '../server/http/respond.js';
import { createPhoneHandler, type PhoneHandlerOptions } from '../server/phone-handler.js';
import { paths } from '../protocol/bodies.js';
import { createId } from '../service/codes.js';
import { memoryStore } from '../service/memory-store.js';
import type { PhoneService } from '../service/phone-service.js';
import type { SecondStep } from '../service/second-step.js';
import { faultsInTurn, type Faults } from './faults.js';
import { testInbox, type TestInbox } from './test-inbox.js';

/** The requests of the HTTP protocol: those of a signed-in user, and those of the second step at sign-in. */
export type PhoneRequest = 'list' | PhoneOperation | Exclude<keyof SecondStep, 'startSecondFactor'>;

export interface PhoneHandlersOptions extends Partial<Omit<PhoneHandlerOptions, 'store' | 'sender' | 'secret' | 'authenticate' | 'basePath'>> {
  /** As `httpAdapter` has it, such as `/api/phone` or `https://api.example.com/phone`. */
  baseUrl: string;
  /** Who is signed in. @default 'user' */
  userId?: string | null;
  /**
   * What befalls requests, by the words of `phonekit/testing`. `fail('network')` and `lost()` break off the connection;
   * every other `fail()` is answered as a server would. A lost answer is asked for again by `httpAdapter`, once.
   * @default nothing
   */
  faults?: { readonly [Request in PhoneRequest]?: Faults };
}

/** A server that stands in for yours. */
export interface PhoneHandlers {
  /** For `setupServer(...handlers)` or `setupWorker(...handlers)`. */
  readonly handlers: HttpHandler[];
  /** The messages that were sent. */
  readonly inbox: TestInbox;
  /** The service itself: to add numbers that are there from the start, to start the second step of a sign-in. */
  readonly service: PhoneService;
  /** Who is signed in; null, and requests are `unauthenticated`. May be set. */
  userId: string | null;
}

/**
 * The handlers of Mock Service Worker (`msw` 2) for `httpAdapter`: the kit's own server and service, with all rules, over
 * a store in memory that is each call's own. Whoever passes the second step is answered `{ userId }`, unless
 * `completeSignIn` says otherwise.
 */
export function phoneHandlers(options: PhoneHandlersOptions): PhoneHandlers {
  const { baseUrl, userId = 'user', faults = {}, ...rest } = options;
  const base = baseUrl.replace(/\/+$/, '');
  const inbox = testInbox(rest);
  const handle = createPhoneHandler({
    completeSignIn: (user) => Response.json({ userId: user }),
    ...rest,
    policy: { backupCodeIterations: 1, ...rest.policy },
    store: memoryStore(),
    sender: inbox,
    secret: createId('secret'),
    authenticate: () => mocked.userId,
    basePath: new URL(base, 'http://localhost').pathname.replace(/\/$/, ''),
  });
  const faultOf = faultsInTurn<PhoneRequest>(faults);
  const handlers = requests.map(([name, method, path]) =>
    http[method](`${base}${path}`, ({ request }) =>
      withFault(faultOf(name), () => handle(request), request.signal).catch((thrown: unknown) => {
        const error = toPhoneError(thrown);
        return error.code === 'network' ? HttpResponse.error() : problemResponse(error);
      }),
    ),
  );
  const mocked: PhoneHandlers = { handlers, inbox, service: handle.service, userId };
  return mocked;
}

const anyId = (path: (id: string) => string) => path('id').replace('/id', '/:id');

const requests: readonly (readonly [PhoneRequest, 'get' | 'post' | 'delete', string])[] = [
  ['list', 'get', paths.phoneNumbers],
  ['create', 'post', paths.phoneNumbers],
  ['delete', 'delete', anyId(paths.phoneNumber)],
  ['prepareVerification', 'post', anyId(paths.prepareVerification)],
  ['attemptVerification', 'post', anyId(paths.attemptVerification)],
  ['makePrimary', 'post', anyId(paths.makePrimary)],
  ['setReservedForSecondFactor', 'post', anyId(paths.setReservedForSecondFactor)],
  ['makeDefaultSecondFactor', 'post', anyId(paths.makeDefaultSecondFactor)],
  ['createBackupCodes', 'post', paths.backupCodes],
  ['listSecondFactors', 'get', paths.secondFactor],
  ['attemptBackupCode', 'post', paths.attemptBackupCode],
  ['prepareSecondFactor', 'post', anyId(paths.prepareSecondFactor)],
  ['attemptSecondFactor', 'post', anyId(paths.attemptSecondFactor)],
];
