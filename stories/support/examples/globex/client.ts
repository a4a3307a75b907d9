/** Globex's client: an account has one phone number, which it stores once it is confirmed. */
export interface GlobexClient {
  getProfile(): Promise<{ id: string; phone: string | null; twoStep: boolean }>;
  sendCode(phone: string, options: { call: boolean }): Promise<void>;
  confirmPhone(phone: string, code: string): Promise<void>;
  clearPhone(): Promise<void>;
  setTwoStep(on: boolean): Promise<void>;
}

/** Its client during a sign-in, when there is no session yet: the first step returned the ticket. */
export interface GlobexSignInClient {
  getTicket(ticket: string): Promise<{ maskedPhone: string }>;
  sendSignInCode(ticket: string, options: { call: boolean }): Promise<void>;
  finishSignIn(ticket: string, code: string): Promise<{ token: string }>;
}

/** A fake of both, in this tab. */
export interface Globex extends GlobexClient, GlobexSignInClient {
  readonly sent: readonly { phone: string; code: string; call: boolean }[];
  /** The error of the next call. */
  failure: 'signed-out' | 'not-sent' | 'offline' | 'broken' | null;
  passTime(seconds: number): void;
  /** Another user confirms a number. */
  confirmElsewhere(phone: string): void;
  /** Passes the first step of a sign-in, and returns its ticket. An earlier sign-in is over then. */
  startSignIn(phone: string): string;
}

export function createGlobex(): Globex {
  const profile = { id: 'user_1', phone: null as string | null, twoStep: false };
  const codes = new Map<string, { code: string; sentAt: number; triesLeft: number }>();
  const sent: { phone: string; code: string; call: boolean }[] = [];
  const elsewhere = new Set<string>();
  let signIn: { ticket: string; phone: string } | null = null;
  let signIns = 0;
  let now = Date.now();

  function call<Result>(run: () => Result): Promise<Result> {
    return Promise.resolve().then(() => {
      if (globex.failure) throw createError(globex.failure);
      return run();
    });
  }

  /** `key`: what the code is for, a number or a ticket. */
  function send(key: string, phone: string, isCall: boolean): void {
    const wait = (codes.get(key)?.sentAt ?? -Infinity) + 30_000 - now;
    if (wait > 0) throw createError('too-soon', Math.ceil(wait / 1000));
    const code = String(100_000 + sent.length * 7919);
    sent.push({ phone, code, call: isCall });
    codes.set(key, { code, sentAt: now, triesLeft: 3 });
  }

  function check(key: string, code: string): void {
    const known = codes.get(key);
    if (!known || known.sentAt + 300_000 <= now) throw createError('old-code');
    if (known.triesLeft === 0) throw createError('burnt-code');
    if (known.code === code) return;
    known.triesLeft -= 1;
    throw createError(known.triesLeft === 0 ? 'burnt-code' : 'wrong-code');
  }

  function findSignIn(ticket: string): { phone: string } {
    if (signIn?.ticket !== ticket) throw createError('signed-out');
    return signIn;
  }

  const globex: Globex = {
    sent,
    failure: null,
    passTime: (seconds) => void (now += seconds * 1000),
    confirmElsewhere: (phone) => void elsewhere.add(phone),
    getProfile: () => call(() => ({ ...profile })),
    startSignIn(phone) {
      signIns += 1;
      signIn = { ticket: `ticket_${signIns}`, phone };
      return signIn.ticket;
    },
    sendCode: (phone, { call: isCall }) => call(() => send(phone, phone, isCall)),
    confirmPhone: (phone, code) =>
      call(() => {
        check(phone, code);
        if (elsewhere.has(phone)) throw createError('phone-taken');
        codes.delete(phone);
        profile.phone = phone;
      }),
    clearPhone: () => call(() => void Object.assign(profile, { phone: null, twoStep: false })),
    setTwoStep: (on) => call(() => void (profile.twoStep = on)),
    getTicket: (ticket) => call(() => ({ maskedPhone: `*******${findSignIn(ticket).phone.slice(-4)}` })),
    sendSignInCode: (ticket, { call: isCall }) => call(() => send(ticket, findSignIn(ticket).phone, isCall)),
    finishSignIn: (ticket, code) =>
      call(() => {
        findSignIn(ticket);
        check(ticket, code);
        signIn = null;
        return { token: `token of ${profile.id}` };
      }),
  };
  return globex;
}

function createError(code: string, wait?: number): Error {
  return Object.assign(new Error(code), { code, wait });
}
