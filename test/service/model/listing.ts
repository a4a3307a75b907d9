import { Refusal, rules, type Account, type OwnNumber, type Person, type Phone, type World } from './world.js';

/** The user's own number, by an id that may be another user's or unknown. */
export function ownNumber(world: World, person: Person, target: { owner: Person; phoneNumber: Phone }): OwnNumber {
  const found = world.accounts[person].numbers.find(({ phoneNumber }) => phoneNumber === target.phoneNumber);
  if (target.owner !== person || !found) throw new Refusal('not_found');
  return found;
}

export function add(world: World, person: Person, phoneNumber: Phone): void {
  const { numbers } = world.accounts[person];
  if (numbers.some((number) => number.phoneNumber === phoneNumber)) return;
  if (numbers.length >= rules.maxPhoneNumbers) throw new Refusal('too_many_phone_numbers');
  numbers.push({ phoneNumber, isVerified: false, sent: null, createdAt: world.now, updatedAt: world.now });
  world.events.push(`added ${person} ${phoneNumber}`);
}

/** The right code was entered. */
export function verify(world: World, person: Person, number: OwnNumber): void {
  const account = world.accounts[person];
  const other: Person = person === 'ada' ? 'bob' : 'ada';
  const isTaken = world.accounts[other].numbers.some((one) => one.phoneNumber === number.phoneNumber && one.isVerified);
  const isFactor = world.accounts[other].reserved.includes(number.phoneNumber);
  if (isTaken && (isFactor || world.variant.takenNumber === 'refuse')) throw new Refusal('phone_number_taken');
  if (isTaken) {
    world.events.push(`moved ${other} ${number.phoneNumber}`);
    change(world, other, (theirs) => remove(theirs, number.phoneNumber));
  }
  delete account.wrong[`verify ${number.phoneNumber}`];
  delete account.wrong[`sign in ${number.phoneNumber}`];
  delete account.restsUntil[`sign in ${number.phoneNumber}`];
  delete world.guesses[number.phoneNumber];
  change(world, person, () => {
    number.isVerified = true;
    number.updatedAt = world.now;
    account.primary ??= number.phoneNumber;
  });
  world.events.push(`verified ${person} ${number.phoneNumber}`);
}

export function removeNumber(world: World, person: Person, { phoneNumber }: OwnNumber): void {
  const account = world.accounts[person];
  const verified = account.numbers.filter(({ isVerified }) => isVerified);
  if (world.variant.verifiedNumberRequired && verified.length === 1 && verified[0]?.phoneNumber === phoneNumber)
    throw new Refusal('last_identification');
  refuseLastSecondFactor(world, account, phoneNumber);
  world.events.push(`removed ${person} ${phoneNumber}`);
  change(world, person, () => remove(account, phoneNumber));
}

export function makePrimary(world: World, person: Person, number: OwnNumber): void {
  if (!number.isVerified) throw new Refusal('verification_required');
  change(world, person, (account) => (account.primary = number.phoneNumber));
}

export function makeDefault(world: World, person: Person, number: OwnNumber): void {
  if (!number.isVerified) throw new Refusal('verification_required');
  if (!world.accounts[person].reserved.includes(number.phoneNumber)) throw new Refusal('forbidden');
  change(world, person, (account) => (account.default = number.phoneNumber));
}

/** Returns whether backup codes were created. */
export function setReserved(world: World, person: Person, number: OwnNumber, reserved: boolean, tag: string): boolean {
  const account = world.accounts[person];
  const { phoneNumber } = number;
  if (reserved && !number.isVerified) throw new Refusal('verification_required');
  if (!reserved) refuseLastSecondFactor(world, account, phoneNumber);
  if (account.reserved.includes(phoneNumber) === reserved) return false;
  const isFirst = account.reserved.length === 0;
  world.events.push(`${reserved ? 'reserved' : 'unreserved'} ${person} ${phoneNumber}`);
  change(world, person, () => (reserved ? account.reserved.push(phoneNumber) : giveUp(account, phoneNumber)));
  if (isFirst) makeBackupCodes(world, person, tag);
  return isFirst;
}

export function makeBackupCodes(world: World, person: Person, tag: string): void {
  const account = world.accounts[person];
  if (account.reserved.length === 0) throw new Refusal('forbidden');
  account.backupCodes = { tag, left: Array.from({ length: rules.backupCodes }, (_, index) => index) };
  delete account.wrong['backup codes'];
  delete account.restsUntil['backup codes'];
  world.events.push(`backup_codes_created ${person} -`);
}

function refuseLastSecondFactor({ variant }: World, { reserved }: Account, phoneNumber: Phone): void {
  if (variant.secondFactorRequired && reserved.length === 1 && reserved[0] === phoneNumber)
    throw new Refusal('last_second_factor');
}

function remove(account: Account, phoneNumber: Phone): void {
  account.numbers = account.numbers.filter((number) => number.phoneNumber !== phoneNumber);
  giveUp(account, phoneNumber);
  if (account.primary === phoneNumber) account.primary = null;
}

function giveUp(account: Account, phoneNumber: Phone): void {
  account.reserved = account.reserved.filter((other) => other !== phoneNumber);
  if (account.default === phoneNumber) account.default = null;
}

/**
 * Makes a change and applies its consequences: new defaults, voided backup codes, and the time at which each number
 * changed.
 */
function change(world: World, person: Person, make: (account: Account) => unknown): void {
  const account = world.accounts[person];
  const before = structuredClone(account);
  make(account);
  const isLeft = (among: readonly Phone[]) =>
    account.numbers.find(({ phoneNumber }) => among.includes(phoneNumber))?.phoneNumber;
  account.default ??= isLeft(account.reserved) ?? null;
  account.primary ??= isLeft(account.numbers.filter((one) => one.isVerified).map((one) => one.phoneNumber)) ?? null;
  if (account.primary && account.primary !== before.primary)
    world.events.push(`made_primary ${person} ${account.primary}`);
  if (account.default && account.default !== before.default)
    world.events.push(`default_second_factor_changed ${person} ${account.default}`);
  if (before.reserved.length > 0 && account.reserved.length === 0) {
    for (const signIn of Object.values(world.signIns)) if (signIn.person === person) signIn.isOver = true;
  }
  if (account.backupCodes && account.reserved.length === 0) {
    account.backupCodes = null;
    world.events.push(`backup_codes_voided ${person} -`);
  }
  // A code is void once its number is removed, even if the number is added again.
  for (const { sent } of Object.values(world.signIns).filter((signIn) => signIn.person === person))
    for (const { phoneNumber } of before.numbers) if (!isThere(account, phoneNumber)) delete sent[phoneNumber];
  for (const number of account.numbers) {
    const roles = ({ primary, default: byDefault, reserved }: Account) =>
      [primary === number.phoneNumber, byDefault === number.phoneNumber, reserved.includes(number.phoneNumber)].join();
    if (roles(before) !== roles(account)) number.updatedAt = world.now;
  }
}

function isThere({ numbers }: Account, phoneNumber: Phone): boolean {
  return numbers.some((number) => number.phoneNumber === phoneNumber);
}
