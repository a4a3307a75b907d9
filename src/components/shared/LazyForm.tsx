'use client';
import { useEffect, type ReactNode } from 'react';
import { Alert } from '../../primitives/Alert.js';
import { Button } from '../../primitives/Button.js';
import { useLazyModule, type LazyModule } from '../../primitives/lazyModule.js';
import { useMessages } from './useMessages.js';

export interface LazyFormProps<Module> {
  module: LazyModule<Module>;
  children: (module: Module) => ReactNode;
}

/** Renders with a module when it is loaded: a placeholder until then, and "Try again" if the download failed. */
export function LazyForm<Module>({ module, children }: LazyFormProps<Module>) {
  const messages = useMessages();
  const loaded = useLazyModule(module);
  useEffect(() => void module.load(), [module]);

  if (loaded === null) return <div data-scope="phonekit" data-part="form-skeleton" aria-busy="true" />;
  if (loaded !== 'failed') return children(loaded);
  return (
    <>
      <Alert>{messages.notLoaded}</Alert>
      <Button onClick={() => void module.load()}>{messages.list.tryAgain}</Button>
    </>
  );
}
