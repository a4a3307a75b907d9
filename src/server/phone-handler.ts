import type { PhoneOperation } from '../core/adapter.js';
import { systemClock } from '../service/clock.js';
import { createPhoneService, type PhoneService, type PhoneServiceOptions } from '../service/phone-service.js';
import { accountRoutes } from './http/account-routes.js';
import { createAnswering } from './http/respond.js';
import type { BeforeSend } from './http/before-send.js';
import { createKeptAnswers } from './http/idempotency/records.js';
import type { LogEntry } from './http/log.js';
import { checkedOrigins } from './http/origin.js';
import { createServiceFor } from './http/service-for.js';
import { signInRoutes } from './http/sign-in-routes.js';

export interface PhoneHandlerOptions extends Omit<PhoneServiceOptions, 'requireStepUp'> {
  /**
   * The id of the user whose request it is, by a session that your app knows; null, and it is `unauthenticated`. It
   * must not read the body.
   */
  authenticate: (request: Request) => string | null | Promise<string | null>;
  /**
   * Makes the session of a user who has passed the second step, and the whole answer to their request, cookies and all.
   * It must not read the body, which held a code. Without it there is no second step: its paths are 404.
   */
  completeSignIn?: (userId: string, request: Request) => Response | Promise<Response>;
  /**
   * Which operations need a fresh proof of who the user is, as the service's own, with the request: its session tells
   * when they gave the last. @default none
   */
  requireStepUp?: (userId: string, operation: PhoneOperation, request: Request) => boolean | Promise<boolean>;
  /** Asked before a message leaves, to refuse it: SMS pumping, fraud. @default every message may leave */
  beforeSend?: BeforeSend;
  /** The path that all paths are below, such as `/api/phone`. @default '' */
  basePath?: string;
  /**
   * Other origins whose pages may call, with the user's cookies, such as `https://app.example.com`; behind a proxy that
   * changes the host, the app's own too. @default none
   */
  allowedOrigins?: readonly string[];
  /** Bytes. @default 16384 */
  maxBodySize?: number;
  /** Seconds for which the answer to an `Idempotency-Key` is kept. @default 86400 */
  keepAnswersFor?: number;
  /** Told of each request once it is answered, which does not wait for it. @default nothing is logged */
  log?: (entry: LogEntry) => void | Promise<void>;
}

/** Answers a request; never rejects. */
export interface PhoneHandler {
  (request: Request): Promise<Response>;
  /** The service itself, without the hooks: to start the second step of a sign-in, to unlock a verification. */
  readonly service: PhoneService;
}

/**
 * The service behind HTTP, as phonekit/server/openapi.json describes it, for any server that speaks the web's `Request`
 * and `Response`. It answers errors as problem details (RFC 9457) whose `code` is a `PhoneErrorCode`. It refuses what
 * other sites have a browser ask, and gives no answer to a cache.
 */
export function createPhoneHandler(options: PhoneHandlerOptions): PhoneHandler {
  const { clock = systemClock, keepAnswersFor = 86_400, maxBodySize = 16_384, allowedOrigins = [] } = options;
  const { requireStepUp: _, ...ofService } = options;
  const answer = createAnswering({
    routes: options.completeSignIn ? [...accountRoutes, ...signInRoutes] : accountRoutes,
    serviceFor: createServiceFor(ofService, options),
    keptAnswers: createKeptAnswers({ ...options, clock, keptFor: keepAnswersFor }),
    authenticate: options.authenticate,
    completeSignIn: options.completeSignIn,
    basePath: toBasePath(options.basePath),
    allowedOrigins: checkedOrigins(allowedOrigins),
    maxBodySize,
    log: options.log,
  });
  return Object.assign(answer, { service: createPhoneService(ofService) });
}

/** `api/phone/` is `/api/phone`, and `/` is no path at all. */
function toBasePath(text = ''): string {
  return text
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => `/${segment}`)
    .join('');
}
