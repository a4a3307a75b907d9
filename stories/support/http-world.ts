import type { BackendParameters } from './backend.js';
import type { WorldRequest } from './server/playground-server.js';

/** The address of `npm run server`, unless PORT is set. */
export const defaultServer = 'http://localhost:6007';

/** The URL of a world on the server with the story's seeds: a new one, or the one that survived a reload. */
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

/** Makes the next world opened with this `persist` a new one. */
export function forgetWorld(persist: string): void {
  localStorage.removeItem(keyOf(persist));
}

function keyOf(persist: string): string {
  return `${persist}.world`;
}
