import type { PhoneNumber } from '../../../src/core/model.js';
import {
  createPhoneService,
  memoryStore,
  type PhoneEvent,
  type PhoneService,
  type PhoneStore,
} from '../../../src/service/index.js';
import { PhoneSendError } from '../../../src/service/send-error.js';
import { settableClock, type SettableClock } from '../../support/settable-clock.js';
import { rules, toView, type NumberView, type Person, type Variant } from './world.js';

/** The service, with everything that its callers have: ids, codes from messages, backup codes, sign-in attempts. */
export interface Real {
  readonly service: PhoneService;
  readonly clock: SettableClock;
  readonly events: PhoneEvent[];
  /** The current or last id, by user and phone number. */
  readonly ids: Map<string, string>;
  /** By id, forever. */
  readonly phoneNumbers: Map<string, string>;
  readonly codes: Map<string, string>;
  readonly backupCodes: Map<string, readonly string[]>;
  readonly attempts: Map<string, string>;
  /** Calls whose message the provider rejects. */
  readonly failing: Set<string>;
}

export function newReal(variant: Variant, store: PhoneStore = memoryStore()): Real {
  const clock = settableClock();
  const [codes, failing] = [new Map<string, string>(), new Set<string>()];
  const events: PhoneEvent[] = [];
  const service = createPhoneService({
    store,
    clock,
    secret: '0123456789abcdef0123456789abcdef',
    policy: { ...rules, ...variant },
    onEvent: (event) => void events.push(event),
    // The call's tag is passed as the locale, so that each message shows which call sent it.
    message: ({ locale }) => locale ?? '',
    sender: {
      async send({ text: tag, code }) {
        codes.set(tag, code);
        if (failing.has(tag)) throw new PhoneSendError('message_not_sent', 'refused');
      },
    },
  });
  const [ids, phoneNumbers] = [new Map<string, string>(), new Map<string, string>()];
  return { service, clock, events, ids, phoneNumbers, codes, backupCodes: new Map(), attempts: new Map(), failing };
}

/** The events since the last call, each in the model's format. */
export function takeEvents(real: Real): string[] {
  return real.events.splice(0).map(({ type, userId, phoneNumberId }) => {
    const about = phoneNumberId === null ? '-' : real.phoneNumbers.get(phoneNumberId);
    return `${type} ${userId} ${about}`;
  });
}

export async function actualView(real: Real, person: Person): Promise<NumberView[]> {
  const list = await real.service.list(person);
  for (const number of list) noteId(real, person, number);
  return list.map(toView);
}

/** Callers know a number by the id that they received. */
export function noteId({ ids, phoneNumbers }: Real, person: string, { id, phoneNumber }: PhoneNumber): void {
  ids.set(`${person} ${phoneNumber}`, id);
  phoneNumbers.set(id, phoneNumber);
}
