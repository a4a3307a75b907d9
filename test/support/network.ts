import { withFault, type Fault } from '../../src/adapters/memory/faults.js';
import { createFaultQueue, type FaultsByOperation } from '../../src/testing/faults.js';

/** A request on its way to a server. */
export interface Exchange {
  /** Forwards it to the server, and returns the response. */
  serve(): Promise<Response>;
  /** Aborted once the client has given up. */
  readonly signal?: AbortSignal | null;
}

/**
 * The fault of a request: one of `phonekit/testing`, of which `fail('network')` and `lost()` break the connection; or a
 * function that replaces the server.
 */
export type NetworkFault = Fault | ((exchange: Exchange) => Response | Promise<Response>);

/** The faults by request, such as `POST /phone_numbers`, as those of an adapter are by operation. */
export type NetworkFaults = FaultsByOperation<string, NetworkFault>;

/** Carries requests to a server, and can be broken by a test. */
export interface Network {
  /** All requests, oldest first. */
  readonly requests: string[];
  /** The current faults. Assign to replace them. */
  faults: NetworkFaults;
  /** Carries one request. Rejects as `fetch` does. */
  carry(request: string, exchange: Exchange): Promise<Response>;
}

export function createNetwork(): Network {
  let faults: NetworkFaults = {};
  let takeFault = createFaultQueue<string, NetworkFault>(faults);
  const requests: string[] = [];
  return {
    requests,
    get faults() {
      return faults;
    },
    set faults(next) {
      faults = next;
      takeFault = createFaultQueue<string, NetworkFault>(next);
    },
    async carry(request, exchange) {
      requests.push(request);
      const fault = takeFault(request);
      if (typeof fault === 'function') return fault(exchange);
      if (!fault) return exchange.serve();
      const signal = exchange.signal ?? undefined;
      return withFault(fault, exchange.serve, signal).catch(() => {
        throw signal?.aborted ? signal.reason : new TypeError('Failed to fetch');
      });
    },
  };
}

/** The faults of the next matching requests, in order. */
export function next(pattern: RegExp, ...faults: NetworkFault[]): NetworkFaults {
  const left = [...faults];
  return (request) => (pattern.test(request) ? (left.shift() ?? null) : null);
}

/** The server acts, and its response is changed on the way. */
export function change(changed: (response: Response) => Response | Promise<Response>): NetworkFault {
  return async ({ serve }) => changed(await serve());
}

/** The server acts, and its response is empty. */
export const empty: NetworkFault = change(() => new Response(null, { status: 204 }));
