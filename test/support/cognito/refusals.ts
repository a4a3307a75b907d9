import type { NetworkFault } from '../network.js';

/** An error of Cognito's server. */
export class CognitoRefusal extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Throws an error with one of Cognito's error names. */
export function refuse(type: string, message = type, status = 400): NetworkFault {
  return () => Response.json({ __type: type, message }, { status });
}
