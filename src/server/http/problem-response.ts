import { serializeProblem } from '../../protocol/problem.js';
import { toErrorResponse } from './request-error.js';

/** Returns problem details for whatever was thrown. */
export function createProblemResponse(thrown: unknown): Response {
  const { error, status, headers } = toErrorResponse(thrown);
  const type = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(serializeProblem(error, status)), { status, headers: { ...headers, ...type } });
}
