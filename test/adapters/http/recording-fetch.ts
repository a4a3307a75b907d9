/** A request that a `recordingFetch` received. */
export interface RecordedRequest extends Omit<RequestInit, 'headers' | 'body'> {
  readonly url: string;
  readonly headers: Headers;
  /** The parsed JSON body; undefined if there is none. */
  readonly body: unknown;
}

/** A `fetch` that returns these responses in order, repeating the last one, and records its requests. */
export function recordingFetch(...responses: (() => Response | Promise<Response>)[]) {
  const requests: RecordedRequest[] = [];
  const fetch = async (url: string, { headers, body, ...init }: RequestInit) => {
    requests.push({
      ...init,
      url,
      headers: new Headers(headers),
      body: typeof body === 'string' ? JSON.parse(body) : undefined,
    });
    const respond = responses.length > 1 ? responses.shift() : responses[0];
    return respond ? respond() : failToFetch();
  };
  return { fetch, requests };
}

/** Throws as `fetch` rejects when no response arrives. */
export function failToFetch(): never {
  throw new TypeError('fetch failed');
}
