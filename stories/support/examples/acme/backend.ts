/** Acme itself, as far as the page on adapters needs it: a `fetch` that answers from this tab. Its codes are all 246810. */
export function acmeBackend(): typeof fetch {
  let phones: { id: string; e164: string; state: string; code_expires_at: number | null }[] = [
    { id: '1', e164: '+12015550123', state: 'CONFIRMED', code_expires_at: null },
  ];
  let triesLeft = 3;

  return async (url, { method, body } = {}) => {
    const [, id, action] = new URL(String(url)).pathname.slice(1).split('/');
    const asked: { e164?: string; code?: string } = typeof body === 'string' ? JSON.parse(body) : {};
    const phone = phones.find((candidate) => candidate.id === id);
    if (method === 'GET') return Response.json(phones);
    if (method === 'POST' && asked.e164) {
      const added = { id: crypto.randomUUID(), e164: asked.e164, state: 'NEW', code_expires_at: null };
      phones = [...phones, added];
      return Response.json(added);
    }
    if (!phone) return Response.json({ error: 'NO_SUCH_PHONE' }, { status: 404 });
    if (method === 'DELETE') {
      phones = phones.filter((candidate) => candidate !== phone);
      return Response.json(phones);
    }
    if (action === 'code') {
      triesLeft = 3;
      Object.assign(phone, { state: 'PENDING', code_expires_at: Date.now() + 300_000 });
      return Response.json(phone);
    }
    if (asked.code !== '246810') {
      triesLeft -= 1;
      const error = triesLeft > 0 ? 'WRONG_CODE' : 'CODE_USED_UP';
      return Response.json({ error, remaining: triesLeft }, { status: 422 });
    }
    Object.assign(phone, { state: 'CONFIRMED', code_expires_at: null });
    return Response.json(phone);
  };
}
