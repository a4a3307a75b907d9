import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { createNetwork, type Network } from '../network.js';
import type { GoTrue } from './go-true.js';
import type { GoTrueUser } from './world.js';

/** A browser with Supabase's client, and the network that a test can break. */
export interface Visitor {
  readonly client: SupabaseClient;
  /** Its requests are formatted as `POST /factors`, without ids. */
  readonly network: Network;
}

/** A user with an account, signed in with a password. */
export interface Person extends Visitor {
  readonly user: GoTrueUser;
}

let count = 0;

export async function signUp(goTrue: GoTrue): Promise<Person> {
  count += 1;
  const user = goTrue.addUser(`person-${count}@summit.example`);
  return { user, ...(await signIn(goTrue, user)) };
}

/** Signs the user in in another browser. */
export async function signIn(goTrue: GoTrue, user: GoTrueUser): Promise<Visitor> {
  const visitor = visit(goTrue);
  const { error } = await visitor.client.auth.signInWithPassword({ email: user.email, password: 'correct horse' });
  if (error) throw error;
  return visitor;
}

export function visit(goTrue: GoTrue): Visitor {
  const network = createNetwork();
  const client = createClient(goTrue.url, 'the publishable key', {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // Node 20 has no `WebSocket`, and nothing here opens one.
    realtime: { transport: class {} as never },
    global: {
      fetch: (input, init) => network.carry(toName(String(input), init), { serve: () => fetch(input, init) }),
    },
  });
  return { client, network };
}

function toName(url: string, init: RequestInit | undefined): string {
  const path = new URL(url).pathname.replace('/auth/v1', '').replace(/\/[\da-f-]{36}/, '/*');
  return `${init?.method ?? 'GET'} ${path}`;
}

/** The response that GoTrue returns instead of acting. */
export function refuse(status: number, code: string, message: string = code): () => Response {
  return () => Response.json({ code, message }, { status, headers: { 'x-supabase-api-version': '2024-01-01' } });
}
