import type { PhoneHandler, PhoneHandlerOptions } from '../../../../src/server/index.js';

/** Creates a session of your app, and returns its cookie. */
declare function createSession(userId: string): Promise<string>;

/** One more option of `createPhoneHandler`, called when the second step is passed. */
export const completeSignIn: PhoneHandlerOptions['completeSignIn'] = async (userId) =>
  new Response(null, { status: 204, headers: { 'Set-Cookie': await createSession(userId) } });

/** Your sign-in calls this after the password was right. */
export async function afterPassword(handler: PhoneHandler, userId: string): Promise<Response> {
  const attemptId = await handler.service.startSecondFactor(userId);
  if (attemptId !== null) return Response.json({ attemptId });
  // No second factor: the password is enough.
  return Response.json({ attemptId }, { headers: { 'Set-Cookie': await createSession(userId) } });
}
