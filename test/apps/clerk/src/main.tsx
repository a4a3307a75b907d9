import { Clerk } from '@clerk/clerk-js';
import { ClerkProvider } from '@clerk/react';
import { createRoot } from 'react-dom/client';
import { Profile } from './Profile';
import { StandInUI } from './StandInUI';

// Clerk's own client treats a page under automation as offline.
Object.defineProperty(navigator, 'webdriver', { value: false });

createRoot(document.getElementById('root') ?? document.body).render(
  <ClerkProvider
    publishableKey={`pk_live_${btoa('clerk.example.com$')}`}
    proxyUrl={`${location.origin}/api/__clerk`}
    Clerk={Clerk}
    ui={{ ClerkUI: StandInUI } as object}
  >
    <Profile />
  </ClerkProvider>,
);
