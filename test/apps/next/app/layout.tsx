import type { ReactNode } from 'react';
import './globals.css';

/** Without an icon the browser asks for one. */
export const metadata = { title: 'App', icons: 'data:,' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
