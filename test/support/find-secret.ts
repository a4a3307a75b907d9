import { dehydrate, type QueryClient } from '@tanstack/react-query';

/** Where any of these secrets can be read: everything that the kit or TanStack Query keeps, and the page itself. */
export function findSecrets(client: QueryClient, secrets: readonly string[], spoken: readonly unknown[] = []): string[] {
  const places: Record<string, unknown> = {
    QueryCache: client.getQueryCache().getAll().map(({ state, queryKey, meta }) => ({ state, queryKey, meta })),
    MutationCache: client.getMutationCache().getAll().map(({ state, options }) => ({ state, key: options.mutationKey, meta: options.meta })),
    dehydrated: dehydrate(client, { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true }),
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    document: document.documentElement.outerHTML,
    fields: [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    frames: [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.documentElement.outerHTML),
    url: [location.href, history.state],
    title: document.title,
    selection: getSelection()?.toString(),
    console: spoken,
  };
  return Object.entries(places).flatMap(([place, kept]) => {
    const texts = textsIn(kept);
    return secrets.some((secret) => texts.some((text) => text.includes(secret))) ? [place] : [];
  });
}

/** Every text that is reached from a value, by whatever kind of property, however deep. */
function textsIn(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Reflect.ownKeys(value).flatMap((key) => [String(key), ...textsIn(Reflect.get(value, key), seen)]);
}
