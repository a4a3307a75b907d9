import type { PhoneHandler, PhoneHandlerOptions } from '../../../../src/server/index.js';

/** Your app's sessions: makes one, and answers the cookie that bears it. */
declare function createSession(userId: string): Promise<string>;

/** One more option of `createPhoneHandler`: the second step was passed. */
export const completeSignIn: PhoneHandlerOptions['completeSignIn'] = async (userId) =>
  new Response(null, { status: 204, headers: { 'Set-Cookie': await createSession(userId) } });

/** What your sign-in does once the password was right. */
export async function afterPassword(handler: PhoneHandler, userId: string): Promise<Response> {
  const attemptId = await handler.service.startSecondFactor(userId);
  if (attemptId !== null) return Response.json({ attemptId });
  // No second factor: the password was all.
  return Response.json({ attemptId }, { headers: { 'Set-Cookie': await createSession(userId) } });
}
