'use client';
import type { RootProps } from '../../primitives/root-props.js';
import { DisclosureRoot } from '../shared/Disclosure.js';
import { useOwnerKey } from '../shared/useMessages.js';
import { PhoneNumberRows } from './parts/PhoneNumberRows.js';

export interface PhoneNumberListProps extends RootProps {}

/**
 * The user's numbers, the primary one first and verified before unverified, each with its buttons: "Verify" opens
 * `VerifyPhoneForm` in the row, "Remove" asks for confirmation first. Renders a `<div data-part="list-area">`.
 */
export function PhoneNumberList(props: PhoneNumberListProps) {
  const key = useOwnerKey();
  return (
    <DisclosureRoot key={key}>
      <PhoneNumberRows root={props} />
    </DisclosureRoot>
  );
}
