import type { BackendParameters } from './backend.js';
import type { WorldRequest } from './server/playground-server.js';

/** Where `npm run server` listens, unless PORT says otherwise. */
export const defaultServer = 'http://localhost:6007';

/** The URL of a world at the server with what a story starts from: a new one, or the one that outlived a reload. */
export async function openWorld(
  server: string,
  { userId, ...parameters }: BackendParameters & { userId: string },
): Promise<string> {
  const { persist, phoneNumbers, policy, sentTo, takenNumbers } = parameters;
  const key = persist && keyOf(persist);
  const kept = key ? localStorage.getItem(key) : null;
  if (kept?.startsWith(server) && (await fetch(kept)).ok) return kept;

  const asked: WorldRequest = { userId, phoneNumbers, policy, sentTo, takenNumbers };
  const answer = await fetch(`${server}/worlds`, { method: 'POST', body: JSON.stringify(asked) });
  if (!answer.ok) throw new Error(`The server refused to open a world for this story: ${await answer.text()}`);
  const { id }: { id: string } = await answer.json();
  const url = `${server}/worlds/${id}`;
  if (key) localStorage.setItem(key, url);
  return url;
}

/** The next world that is opened with this `persist` is a new one. */
export function forgetWorld(persist: string): void {
  localStorage.removeItem(keyOf(persist));
}

function keyOf(persist: string): string {
  return `${persist}.world`;
}
