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
  const savedUrl = key ? localStorage.getItem(key) : null;
  if (savedUrl?.startsWith(server) && (await fetch(savedUrl)).ok) return savedUrl;

  const body: WorldRequest = { userId, phoneNumbers, policy, sentTo, takenNumbers };
  const response = await fetch(`${server}/worlds`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`The server refused to open a world for this story: ${await response.text()}`);
  const { id }: { id: string } = await response.json();
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
