import { challenge, enroll, unenroll, verifyFactor } from './factor-routes.js';
import { userJson } from './json.js';
import { resend, token, unlinkIdentity, updateUser, verifyOtp } from './user-routes.js';
import type { Call } from './world.js';

export interface Route {
  readonly method: string;
  /** As in GoTrue's description. */
  readonly path: string;
  /** Who may call it: anybody, users with a session, or users with a session and an account. */
  readonly access: 'everybody' | 'user' | 'account';
  run(call: Call): object;
}

export const routes: readonly Route[] = [
  { method: 'POST', path: '/token', access: 'everybody', run: token },
  { method: 'POST', path: '/verify', access: 'everybody', run: verifyOtp },
  { method: 'POST', path: '/resend', access: 'everybody', run: resend },
  { method: 'GET', path: '/user', access: 'user', run: ({ user }) => userJson(user) },
  { method: 'PUT', path: '/user', access: 'user', run: updateUser },
  { method: 'DELETE', path: '/user/identities/{identityId}', access: 'account', run: unlinkIdentity },
  { method: 'POST', path: '/factors', access: 'account', run: enroll },
  { method: 'POST', path: '/factors/{factorId}/challenge', access: 'account', run: challenge },
  { method: 'POST', path: '/factors/{factorId}/verify', access: 'account', run: verifyFactor },
  { method: 'DELETE', path: '/factors/{factorId}', access: 'account', run: unenroll },
];
