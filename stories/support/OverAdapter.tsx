import { useEffect, useState, type ReactNode } from 'react';
import type { PhoneAdapter } from '../../src/core/adapter.js';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import type { Backend } from './backend.js';
import { useBackend } from './BackendContext.js';
import { messagesOf } from './environment.js';

export interface OverAdapterProps {
  /** Called once. The adapter may use the story's backend as its own. */
  createAdapter: (backend: Backend) => PhoneAdapter | Promise<PhoneAdapter>;
  children: ReactNode;
}

/** Renders the kit with another adapter than the in-tab one, for the story's user. */
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
