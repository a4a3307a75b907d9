import { dehydrate, type QueryClient } from '@tanstack/react-query';

/**
 * Finds the places that contain any of these secrets: everything that the kit or TanStack Query stores, the page, its
 * storages, and the console. The field into which a code is typed is no such place.
 */
export function findSecrets(
  client: QueryClient,
  secrets: readonly string[],
  spoken: readonly unknown[] = [],
): string[] {
  const page = document.documentElement.cloneNode(true) as Element;
  // A stylesheet contains colours such as #000000, which are not codes.
  for (const element of page.querySelectorAll(`${codeField}, style`)) element.remove();
  const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const places: Record<string, unknown> = {
    QueryCache: client.getQueryCache().getAll(),
    MutationCache: client.getMutationCache().getAll(),
    dehydrated: dehydrate(client, { shouldDehydrateMutation: () => true, shouldDehydrateQuery: () => true }),
    localStorage: { ...localStorage },
    sessionStorage: { ...sessionStorage },
    document: page.outerHTML,
    fields: fields.filter((field) => !field.closest(codeField)).map(({ value }) => value),
    frames: [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument?.documentElement.outerHTML),
    url: [location.href, history.state],
    title: document.title,
    cookie: document.cookie,
    selection: document.activeElement?.closest(codeField) ? null : getSelection()?.toString(),
    console: spoken,
  };
  return Object.entries(places).flatMap(([place, value]) => {
    const texts = textsIn(value);
    return secrets.some((secret) => texts.some((text) => holds(text, secret))) ? [place] : [];
  });
}

const codeField = '[data-part=code-field], [data-part=backup-code-field]';

/** A code is not a secret as a part of a longer number, such as a time. */
function holds(text: string, secret: string): boolean {
  return /^\d+$/.test(secret) ? new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text) : text.includes(secret);
}

/** Every string reachable from a value, through any kind of property, at any depth. */
function textsIn(root: unknown): string[] {
  const found: string[] = [];
  const seen = new Set<object>();
  const rest: unknown[] = [root];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next === 'string' || typeof next === 'number') found.push(String(next));
    if (
      (typeof next !== 'object' && typeof next !== 'function') ||
      next === null ||
      seen.has(next) ||
      next instanceof Node
    )
      continue;
    seen.add(next);
    if (next instanceof Map || next instanceof Set) rest.push(...[...next.entries()].flat());
    for (const key of Reflect.ownKeys(next))
      rest.push(typeof key === 'string' ? key : key.description, Object.getOwnPropertyDescriptor(next, key)?.value);
  }
  return found;
}
