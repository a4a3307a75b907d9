import { UserProfile } from '@clerk/react';
import { PhonePage } from './PhonePage.js';

/** Clerk's profile, with a page of the kit. */
export function Profile() {
  return (
    <UserProfile>
      <UserProfile.Page label="Phone numbers" url="phone" labelIcon={<span aria-hidden>☎</span>}>
        <PhonePage />
      </UserProfile.Page>
    </UserProfile>
  );
}
