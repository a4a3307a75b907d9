/** A fake of Acme's API, in this tab. Every code is 246810. */
export interface Acme {
  /** Replaces the browser's `fetch`. */
  readonly fetch: typeof fetch;
  /** The numbers that a message was sent to, oldest first. */
  readonly sent: readonly string[];
  /** Can be set. */
  isSignedIn: boolean;
  /** Set it to make the message provider fail. */
  isSmsDown: boolean;
  passTime(seconds: number): void;
  /** Another user confirms a number. Returns the id of their number. */
  confirmElsewhere(e164: string): string;
}

interface Phone {
  id: string;
  e164: string;
  state: 'NEW' | 'PENDING' | 'CONFIRMED';
  code_expires_at: number | null;
}

/** `confirmed` are the numbers that the user has at the start. */
export function createAcme(confirmed: readonly string[] = []): Acme {
  let phones = confirmed.map((e164): Phone => ({ ...newPhone(e164), state: 'CONFIRMED' }));
  const elsewhere = new Set<string>();
  const sent: string[] = [];
  const triesLeft = new Map<string, number>();
  const mayResendAt = new Map<string, number>();
  let passed = 0;
  const now = () => Date.now() + passed;

  const routes: Readonly<Record<string, (phone: Phone, asked: { code?: string }) => Response>> = {
    DELETE(phone) {
      phones = phones.filter((other) => other !== phone);
      return Response.json(phones);
    },
    'POST code'(phone) {
      if (phone.state === 'CONFIRMED') return refused(409, 'ALREADY_CONFIRMED');
      const wait = (mayResendAt.get(phone.id) ?? 0) - now();
      if (wait > 0) return refused(429, 'SLOW_DOWN', {}, { 'Retry-After': String(Math.ceil(wait / 1000)) });
      if (acme.isSmsDown) return refused(502, 'SMS_FAILED');
      sent.push(phone.e164);
      triesLeft.set(phone.id, 3);
      mayResendAt.set(phone.id, now() + 30_000);
      return Response.json(Object.assign(phone, { state: 'PENDING', code_expires_at: now() + 300_000 }));
    },
    'POST confirm'(phone, { code }) {
      if (phone.state === 'CONFIRMED') return refused(409, 'ALREADY_CONFIRMED');
      if ((phone.code_expires_at ?? 0) <= now()) return refused(422, 'CODE_TOO_OLD');
      const remaining = (triesLeft.get(phone.id) ?? 0) - (code === '246810' ? 0 : 1);
      triesLeft.set(phone.id, Math.max(remaining, 0));
      if (remaining <= 0) return refused(422, 'CODE_USED_UP', { remaining: 0 });
      if (code !== '246810') return refused(422, 'WRONG_CODE', { remaining });
      if (elsewhere.has(phone.e164)) return refused(409, 'IN_USE');
      return Response.json(Object.assign(phone, { state: 'CONFIRMED', code_expires_at: null }));
    },
  };

  function add(e164: string): Response {
    const known = phones.find((phone) => phone.e164 === e164);
    if (known) return Response.json(known);
    if (!/^\+[1-9]\d{6,14}$/.test(e164)) return refused(422, 'BAD_NUMBER');
    if (phones.length >= 5) return refused(422, 'TOO_MANY_PHONES');
    phones = [...phones, newPhone(e164)];
    return Response.json(phones.at(-1));
  }

  const acme: Acme = {
    sent,
    isSignedIn: true,
    isSmsDown: false,
    passTime: (seconds) => void (passed += seconds * 1000),
    confirmElsewhere: (e164) => (elsewhere.add(e164), `elsewhere-${elsewhere.size}`),
    async fetch(url, { method = 'GET', body, signal } = {}) {
      await Promise.resolve();
      signal?.throwIfAborted();
      if (!acme.isSignedIn) return refused(401, 'NOT_SIGNED_IN');
      const [, id, action] = new URL(String(url)).pathname.slice(1).split('/').map(decodeURIComponent);
      const asked: { e164?: string; code?: string } = typeof body === 'string' ? JSON.parse(body) : {};
      if (id === undefined) return method === 'GET' ? Response.json(phones) : add(asked.e164 ?? '');
      const phone = phones.find((other) => other.id === id);
      return (
        (phone && routes[[method, action].filter(Boolean).join(' ')]?.(phone, asked)) ?? refused(404, 'NO_SUCH_PHONE')
      );
    },
  };
  return acme;
}

function newPhone(e164: string): Phone {
  return { id: crypto.randomUUID(), e164, state: 'NEW', code_expires_at: null };
}

function refused(
  status: number,
  error: string,
  more: { remaining?: number } = {},
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error, ...more }, { status, headers });
}
