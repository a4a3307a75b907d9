import { serializeProblem } from '../../protocol/problem.js';
import type { ErrorResponse } from './request-error.js';

/** Returns problem details. */
export function createProblemResponse({ error, status, headers }: ErrorResponse): Response {
  const type = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify(serializeProblem(error, status)), { status, headers: { ...headers, ...type } });
}
