import type { PhoneServiceSecret } from '../../../../src/service/index.js';

const { PHONE_SECRET = '', OLD_PHONE_SECRET } = process.env;

/** The first key hashes, and all of them check. */
export const secret: PhoneServiceSecret = OLD_PHONE_SECRET ? [PHONE_SECRET, OLD_PHONE_SECRET] : PHONE_SECRET;
