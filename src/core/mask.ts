/** Masks an E.164 number but for its last digits: two of five, and at most four. */
export function maskPhoneNumber(phoneNumber: string): string {
  const digits = phoneNumber.slice(1);
  const shown = Math.min(4, Math.floor((digits.length * 2) / 5));
  return `+${'•'.repeat(digits.length - shown)}${digits.slice(digits.length - shown)}`;
}
