/** Globex's client: an account has one phone number, which it stores once it is confirmed. */
export interface GlobexClient {
  getProfile(): Promise<{ id: string; phone: string | null; twoStep: boolean }>;
  sendCode(phone: string, options: { call: boolean }): Promise<void>;
  confirmPhone(phone: string, code: string): Promise<void>;
  clearPhone(): Promise<void>;
  setTwoStep(on: boolean): Promise<void>;
}

/** A fake of it, in this tab. */
export interface Globex extends GlobexClient {
  readonly sent: readonly { phone: string; code: string; call: boolean }[];
  /** The error of the next call. */
  failure: 'signed-out' | 'not-sent' | 'offline' | 'broken' | null;
  passTime(seconds: number): void;
  /** Another user confirms a number. */
  confirmElsewhere(phone: string): void;
}

export function createGlobex(): Globex {
  const profile = { id: 'user_1', phone: null as string | null, twoStep: false };
  const codes = new Map<string, { code: string; sentAt: number; triesLeft: number }>();
  const sent: { phone: string; code: string; call: boolean }[] = [];
  const elsewhere = new Set<string>();
  let now = Date.now();

  function call<Result>(run: () => Result): Promise<Result> {
    return Promise.resolve().then(() => {
      if (globex.failure) throw createError(globex.failure);
      return run();
    });
  }

  const globex: Globex = {
    sent,
    failure: null,
    passTime: (seconds) => void (now += seconds * 1000),
    confirmElsewhere: (phone) => void elsewhere.add(phone),
    getProfile: () => call(() => ({ ...profile })),
    sendCode: (phone, { call: isCall }) =>
      call(() => {
        const wait = (codes.get(phone)?.sentAt ?? -Infinity) + 30_000 - now;
        if (wait > 0) throw createError('too-soon', Math.ceil(wait / 1000));
        const code = String(100_000 + sent.length * 7919);
        sent.push({ phone, code, call: isCall });
        codes.set(phone, { code, sentAt: now, triesLeft: 3 });
      }),
    confirmPhone: (phone, code) =>
      call(() => {
        const known = codes.get(phone);
        if (!known || known.sentAt + 300_000 <= now) throw createError('old-code');
        if (known.triesLeft === 0) throw createError('burnt-code');
        if (known.code !== code) {
          known.triesLeft -= 1;
          throw createError(known.triesLeft === 0 ? 'burnt-code' : 'wrong-code');
        }
        if (elsewhere.has(phone)) throw createError('phone-taken');
        codes.delete(phone);
        profile.phone = phone;
      }),
    clearPhone: () => call(() => void Object.assign(profile, { phone: null, twoStep: false })),
    setTwoStep: (on) => call(() => void (profile.twoStep = on)),
  };
  return globex;
}

function createError(code: string, wait?: number): Error {
  return Object.assign(new Error(code), { code, wait });
}
