import { onlineManager, QueryClientProvider } from '@tanstack/react-query';
import type { Decorator } from '@storybook/react-vite';
import { Fragment, StrictMode, useEffect, useLayoutEffect, useState, type ReactNode } from 'react';
import { PhoneNumbersProvider } from '../../src/provider/PhoneNumbersProvider.js';
import { createBackend, type BackendParameters } from './backend.js';
import { BackendContext } from './BackendContext.js';
import { environmentOf, messagesOf, type Environment } from './environment.js';
import { defaultServer } from './http-world.js';
import { Inbox } from './Inbox.js';
import { cssColorScheme, themes } from './look.js';
import { numberFields } from './number-fields.js';
import { ServerNote } from './ServerNote.js';
import './palette.css';
import './stage.css';

/** How a story is displayed: its `parameters.stage`. */
export interface StageParameters {
  /** Whether the phone that receives the messages is shown beside the story. @default true */
  inbox?: boolean;
  /** The width of the story, in px. @default all available */
  width?: number;
  /** In development, React's StrictMode fetches the list twice and uses only the second response. @default true */
  strict?: boolean;
  /** Whether the story is a whole page, which needs no padding. @default false */
  page?: boolean;
}

/** Gives each story its own client and backend, from its parameters and the toolbars. */
export const withBackend: Decorator = (Story, { id, globals, parameters, viewMode }) => {
  const { backend = {}, stage = {} }: { backend?: BackendParameters; stage?: StageParameters } = parameters;
  const Mode = stage.strict === false ? Fragment : StrictMode;
  return (
    <Mode>
      <Stage
        key={id}
        environment={environmentOf(globals)}
        backend={backend}
        stage={stage}
        isAlone={viewMode === 'story'}
      >
        <Story />
      </Stage>
    </Mode>
  );
};

interface StageProps {
  environment: Environment;
  backend: BackendParameters;
  stage: StageParameters;
  /** Whether the story is the only one in the document. */
  isAlone: boolean;
  children: ReactNode;
}

function Stage({ environment, backend, stage, isAlone, children }: StageProps) {
  const { theme, contrast, width, language, direction } = environment;
  const colorScheme = cssColorScheme(environment.colorScheme);
  const [round, setRound] = useState(1);

  useLayoutEffect(() => {
    if (!isAlone) return;
    const { documentElement: root } = document;
    root.style.colorScheme = colorScheme;
    root.dir = direction;
    root.lang = language;
    root.dataset.phonekitContrast = contrast;
  }, [colorScheme, direction, language, contrast, isAlone]);

  return (
    <div
      className="stage"
      data-page={stage.page ? '' : undefined}
      data-narrow={width ? '' : undefined}
      data-phonekit-contrast={isAlone ? undefined : contrast}
      dir={direction}
      lang={language}
      style={{ colorScheme, maxInlineSize: width ?? undefined }}
    >
      {theme !== 'plain' && <style>{themes[theme]}</style>}
      <Connected
        key={`${environment.backend} ${round}`}
        environment={environment}
        backend={backend}
        onStartAfresh={() => setRound(round + 1)}
      >
        {({ inbox }) => (
          <div className="stage-columns">
            <div style={{ maxInlineSize: stage.width }}>{children}</div>
            {stage.inbox !== false && !stage.page && inbox}
          </div>
        )}
      </Connected>
    </div>
  );
}

interface ConnectedProps extends Pick<StageProps, 'environment' | 'backend'> {
  onStartAfresh: () => void;
  children: (parts: { inbox: ReactNode }) => ReactNode;
}

function Connected({ environment, backend: parameters, onStartAfresh, children }: ConnectedProps) {
  const [backend] = useState(() => createBackend(parameters, environment));
  const [isReady, setIsReady] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => void backend.ready.then(() => setIsReady(true), setFailure), [backend]);
  // Before the story's effects, which fetch the list.
  useLayoutEffect(() => backend.enter(environment), [backend, environment]);
  // As a browser does: failed reads are retried when the connection is back.
  useEffect(() => {
    onlineManager.setOnline(!environment.offline);
    return () => onlineManager.setOnline(true);
  }, [environment.offline]);

  if (failure instanceof TypeError) {
    return (
      <ServerNote server={parameters.server ?? defaultServer} language={environment.language} onRetry={onStartAfresh} />
    );
  }
  if (failure) throw failure;
  if (!isReady) return <div data-waiting />;
  const { adapter, inbox, client, userId } = backend;
  const startAfresh = () => {
    backend.forget();
    onStartAfresh();
  };
  return (
    <BackendContext.Provider value={{ ...backend, environment, startAfresh }}>
      <QueryClientProvider client={client}>
        <PhoneNumbersProvider
          adapter={adapter}
          userId={userId}
          messages={messagesOf[environment.language]}
          phoneField={numberFields[environment.numberField]}
        >
          {children({ inbox: <Inbox inbox={inbox} language={environment.language} /> })}
        </PhoneNumbersProvider>
      </QueryClientProvider>
    </BackendContext.Provider>
  );
}
