import type { PhoneOperation } from '../core/adapter.js';
import { bindService, createServiceContext, withDefaultWordings } from '../service/create-phone-service.js';
import { type PhoneService, type PhoneServiceOptions } from '../service/phone-service.js';
import { bindOperation } from '../service/bind-operation.js';
import { findSignIn } from '../service/sign-in.js';
import { accountRoutes } from './http/account-routes.js';
import type { BeforePhoneMessage } from './http/before-send.js';
import { createIdempotencyRecords } from './http/idempotency/records.js';
import type { PhoneLogEntry } from './http/log.js';
import { parseOrigins } from './http/origin.js';
import { createRequestHandler } from './http/handle-request.js';
import { createOwnerReader } from './http/owner.js';
import { createInFlight } from './http/in-flight.js';
import { checkHealth, type PhoneServiceHealth } from './health.js';
import { createRecorder, measureEvents, measureSender, type PhoneMetric, type SenderWatch } from './metrics.js';
import { createResponder } from './http/respond.js';
import { createServiceProvider } from './http/service-provider.js';
import { signInRoutes } from './http/sign-in-routes.js';

export interface PhoneHandlerOptions extends Omit<PhoneServiceOptions, 'requireStepUp'> {
  /**
   * Returns the id of the user who makes the request, from your app's own session, or null to reject it with
   * `unauthenticated`. It must not read the body.
   */
  authenticate: (request: Request) => string | null | Promise<string | null>;
  /**
   * Creates the session of a user who passed the second step, and returns the complete response, cookies included. It
   * must not read the body, which contained a code. Without it there is no second step: its paths return 404.
   */
  completeSignIn?: ((userId: string, request: Request) => Response | Promise<Response>) | undefined;
  /**
   * Returns whether an operation needs a fresh proof of who the user is, as the service's option does, but with the
   * request, whose session knows when they gave the last one. If it returns undefined, operations that change the
   * second factor need one. @default none does, and the handler warns when it is created
   */
  requireStepUp?:
    | ((
        userId: string,
        operation: PhoneOperation,
        request: Request,
      ) => boolean | undefined | Promise<boolean | undefined>)
    | undefined;
  /** Called before a message is sent, to prevent SMS pumping and fraud. @default every message is sent */
  beforeSend?: BeforePhoneMessage | undefined;
  /**
   * Returns the key of the client that makes the request, for the policy's `sendsPerClient`: its IP address, as your
   * own proxy reports it, or any text that it cannot choose; null for none. An IPv6 address counts as its /64. On Node,
   * `getRemoteAddress` of phonekit/server/node returns the address of the connection.
   * @default none, and no limit by client
   */
  clientKey?: ((request: Request) => string | null | Promise<string | null>) | undefined;
  /** The path that precedes all routes, such as `/api/phone`. @default '' */
  basePath?: string | undefined;
  /**
   * Other origins whose pages may make requests with the user's cookies, such as `https://app.example.com`; also the
   * app's own, behind a proxy that changes the host. @default none
   */
  allowedOrigins?: readonly string[] | undefined;
  /** Bytes. @default 16384 */
  maxBodySize?: number | undefined;
  /** Seconds for which the response to an `Idempotency-Key` is stored. @default 86400 */
  keepResponsesFor?: number | undefined;
  /** Called after each response, which does not wait for it. @default nothing is logged */
  log?: ((entry: PhoneLogEntry) => void | Promise<void>) | undefined;
  /** Called with each measurement, for counters and histograms. @default nothing is measured */
  onMetric?: ((metric: PhoneMetric) => void | Promise<void>) | undefined;
  /**
   * Whether `GET /health`, below `basePath`, returns what `health()` resolves with: 200, or 503 unless the status is
   * `ok`. It needs no session. @default false
   */
  health?: boolean | undefined;
}

/** Responds to a request; never rejects. */
export interface PhoneHandler {
  (request: Request): Promise<Response>;
  /** The service itself, without the hooks: to start the second step of a sign-in, or to unlock a verification. */
  readonly service: PhoneService;
  /** Checks the database and reports the sender; never rejects. */
  health(): Promise<PhoneServiceHealth>;
  /**
   * Rejects new requests with 503, and resolves when those that are being handled are over, which takes no longer than
   * the slowest sender. Call it on SIGTERM, before the pool is closed.
   */
  drain(): Promise<void>;
}

/**
 * The service over HTTP, as phonekit/server/openapi.json describes it, for any server that supports the web's `Request`
 * and `Response`. Errors are problem details (RFC 9457) whose `code` is a `PhoneErrorCode`. It rejects requests that
 * other sites make through a browser, and no response may be cached.
 */
export function createPhoneHandler(options: PhoneHandlerOptions): PhoneHandler {
  const { keepResponsesFor = 86_400, maxBodySize = 16_384, allowedOrigins = [] } = options;
  const { requireStepUp, ...hooks } = options;
  // oxlint-disable-next-line no-console -- A developer must see it, whatever `log` is.
  if (!requireStepUp) console.warn(stepUpWarning);
  const record = createRecorder(options.onMetric);
  const watch: SenderWatch = { state: 'unknown' };
  const sender = measureSender(options.sender, record, watch);
  const context = createServiceContext(
    withDefaultWordings({ ...hooks, sender, onEvent: measureEvents(options.onEvent, record) }),
  );
  const { clock, codes } = context;
  const service = bindService(context);
  const origins = parseOrigins(allowedOrigins);
  const inFlight = createInFlight();
  const health = () => checkHealth(options.store, watch, inFlight);
  const handle = createRequestHandler({
    routes: options.completeSignIn ? [...accountRoutes, ...signInRoutes] : accountRoutes,
    getService: createServiceProvider(context, service, options),
    getOwner: createOwnerReader(options, codes),
    getUserOfSignIn: bindOperation(context, async (...input) => (await findSignIn(...input)).userId),
    idempotencyRecords: createIdempotencyRecords({ store: options.store, codes, clock, lifetime: keepResponsesFor }),
    completeSignIn: options.completeSignIn,
    basePath: normalizeBasePath(options.basePath),
    allowedOrigins: origins,
    maxBodySize,
    health: options.health ? health : null,
  });
  const respond = createResponder({
    handle,
    allowedOrigins: origins,
    timeout: service.policy.requestTimeout,
    clock,
    log: options.log,
    inFlight,
    record,
  });
  return Object.assign(respond, { service, health, drain: () => inFlight.drain() });
}

const stepUpWarning =
  'phonekit: createPhoneHandler has no requireStepUp, so anyone with a session, stolen or left open, can remove the ' +
  'second factor. Pass one that returns false if the user has just proved who they are, and undefined otherwise.';

/** `api/phone/` becomes `/api/phone`, and `/` becomes ''. */
function normalizeBasePath(text = ''): string {
  return text
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => `/${segment}`)
    .join('');
}
