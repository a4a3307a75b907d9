import { useEffect, useState, type ReactNode } from 'react';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import type { Backend } from './backend.js';
import { useBackend } from './BackendContext.js';
import { messagesOf } from './environment.js';

export interface OverAdapterProps {
  /** Called once; the story's backend is what the adapter's own may stand on. */
  createAdapter: (backend: Backend) => PhoneAdapter | Promise<PhoneAdapter>;
  children: ReactNode;
}

/** The kit over another adapter than the one in the tab, for the person of the story. */
export function OverAdapter({ createAdapter, children }: OverAdapterProps) {
  const backend = useBackend();
  const [created] = useState(async () => createAdapter(backend));
  const [adapter, setAdapter] = useState<PhoneAdapter>();
  useEffect(() => void created.then(setAdapter), [created]);
  if (!adapter) return <div data-waiting />;
  return (
    <PhoneNumbersProvider adapter={adapter} userId={backend.userId} messages={messagesOf[backend.environment.language]}>
      {children}
    </PhoneNumbersProvider>
  );
}
