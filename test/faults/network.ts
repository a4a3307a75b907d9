import type { PhoneHandler } from '../../src/server/index.js';

/** A request on its way to the server. */
export interface Exchange {
  /** Has the server act on it; answers what the server says. */
  serve(): Promise<Response>;
  /** Aborted when the browser no longer waits. */
  readonly signal: AbortSignal | null | undefined;
}

/** What becomes of a request in place of being served. */
export type Trouble = (exchange: Exchange) => Promise<Response>;

/** The way between the page and a server that runs in it, where requests meet trouble. */
export interface Network {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Requests that left the page, such as `POST /phone_numbers`, oldest first. */
  readonly requests: string[];
  /** Each request that `isMeant` holds for meets this trouble until `heal`. */
  trouble(isMeant: (request: string) => boolean, trouble: Trouble): void;
  heal(): void;
}

export function createNetwork(handler: PhoneHandler): Network {
  let current: { isMeant: (request: string) => boolean; trouble: Trouble } | null = null;
  const requests: string[] = [];
  return {
    requests,
    async fetch(url, init) {
      const request = `${init.method ?? 'GET'} ${new URL(url).pathname}`;
      requests.push(request);
      // The signal stays with the page: a server goes on when nobody waits for it any more.
      const { signal, ...sent } = init;
      const serve = () => handler(new Request(url, sent));
      if (current?.isMeant(request)) return current.trouble({ serve, signal });
      return serve();
    },
    trouble: (isMeant, trouble) => void (current = { isMeant, trouble }),
    heal: () => void (current = null),
  };
}
