/** What is known about a request so far, for its log entry. */
export interface RequestTrace {
  readonly requestId: string;
  route: string | null;
  /** A keyed hash of the user's id. */
  user: string | null;
  /** Must not be logged, even if an error quotes it. */
  readonly secrets: string[];
  /** What is wrong with a function of the app, although the response is not a server error. */
  notice: string | null;
}

export function createTrace(requestId: string): RequestTrace {
  return { requestId, route: null, user: null, secrets: [], notice: null };
}
