import { http, HttpResponse, type HttpHandler } from 'msw';
import { withFault } from '../adapters/memory/faults.js';
import { toPhoneError } from '../core/errors.js';
import type { Optional } from '../core/optional.js';
import { requests, type AccountRequest, type SignInRequest } from '../protocol/requests.js';
import { createProblemResponse } from '../server/http/problem-response.js';
import { toErrorResponse } from '../server/http/request-error.js';
import { createPhoneHandler, type PhoneHandlerOptions } from '../server/phone-handler.js';
import { createId } from '../service/codes.js';
import { memoryStore } from '../service/memory-store.js';
import type { PhoneService } from '../service/phone-service.js';
import { createFaultQueue, type FaultsByOperation } from './faults.js';
import { testInbox, type TestInbox } from './test-inbox.js';

/** The requests of the HTTP protocol: those of a signed-in user, and those of the second step at sign-in. */
export type PhoneRequest = AccountRequest | SignInRequest;

export interface PhoneHandlersOptions extends Optional<
  Omit<PhoneHandlerOptions, 'store' | 'sender' | 'secret' | 'authenticate' | 'basePath'>
> {
  /** The `baseUrl` of `httpAdapter`, such as `/api/phone` or `https://api.example.com/phone`. */
  baseUrl: string;
  /** The signed-in user. @default 'user' */
  userId?: string | null | undefined;
  /**
   * The faults of requests, created by the functions of `phonekit/testing`. `fail('network')` and `lost()` break the
   * connection; any other `fail()` is a response as a server would send it. `httpAdapter` repeats a request whose
   * response is lost once. @default none
   */
  faults?: FaultsByOperation<PhoneRequest> | undefined;
}

/** A mocked server. */
export interface PhoneHandlers {
  /** Pass them to `setupServer(...handlers)` or `setupWorker(...handlers)`. */
  readonly handlers: HttpHandler[];
  /** The messages that were sent. */
  readonly inbox: TestInbox;
  /** The service itself, for example to add numbers before a test, or to start the second step of a sign-in. */
  readonly service: PhoneService;
  /** The signed-in user; if null, requests are rejected with `unauthenticated`. You can set it. */
  userId: string | null;
  /** The faults from now on. Set it to replace them; requests are counted from 1 again. */
  faults: FaultsByOperation<PhoneRequest>;
}

/**
 * Handlers of Mock Service Worker (`msw` 2) for `httpAdapter`: the kit's own server and service, with all rules, over a
 * store in memory that each call creates. The response to the second step is `{ userId }`, unless `completeSignIn`
 * returns another one.
 */
export function phoneHandlers(options: PhoneHandlersOptions): PhoneHandlers {
  const { baseUrl, userId = 'user', faults = {}, ...rest } = options;
  let plan = faults;
  const base = baseUrl.replace(/\/+$/, '');
  const inbox = testInbox(rest);
  const handle = createPhoneHandler({
    requireStepUp: () => false,
    completeSignIn: (user) => Response.json({ userId: user }),
    ...rest,
    policy: { backupCodeIterations: 1, ...rest.policy },
    store: memoryStore(),
    sender: inbox,
    secret: createId('secret'),
    authenticate: () => mocked.userId,
    basePath: new URL(base, 'http://localhost').pathname.replace(/\/$/, ''),
  });
  let takeFault = createFaultQueue<PhoneRequest>(faults);
  const handlers = (Object.keys(requests) as PhoneRequest[]).map((name) =>
    mswMethods[requests[name].method](`${base}${requests[name].path.replace('{id}', ':id')}`, ({ request }) =>
      withFault(takeFault(name), () => handle(request), request.signal).catch((thrown: unknown) => {
        const error = toPhoneError(thrown);
        return error.code === 'network' ? HttpResponse.error() : createProblemResponse(toErrorResponse(error));
      }),
    ),
  );
  const mocked: PhoneHandlers = {
    handlers,
    inbox,
    service: handle.service,
    userId,
    get faults() {
      return plan;
    },
    set faults(next) {
      plan = next;
      takeFault = createFaultQueue<PhoneRequest>(next);
    },
  };
  return mocked;
}

const mswMethods = { GET: http.get, POST: http.post, DELETE: http.delete };
