import { wordsIn, type InLanguages } from './wordsIn.js';

interface ServerNoteProps {
  /** Shown if the server does not respond. */
  server: string;
  language: string;
  onRetry: () => void;
}

/** Replaces a story whose server is not running. */
export function ServerNote({ server, language, onRetry }: ServerNoteProps) {
  const words = wordsIn(wordsOf, language);
  return (
    <div className="stage-note" role="alert">
      <p>{words.silent(server)}</p>
      <p>
        {words.start} <code dir="ltr">npm run server</code>
      </p>
      <button type="button" onClick={onRetry}>
        {words.retry}
      </button>
    </div>
  );
}

interface Words {
  silent: (server: string) => string;
  start: string;
  retry: string;
}

const wordsOf: InLanguages<Words> = {
  en: {
    silent: (server) => `Nobody answers at ${server}, where the toolbar Backend looks for a server.`,
    start: 'Start it:',
    retry: 'Try again',
  },
  ar: {
    silent: (server) => `لا يوجد رد من \u2066${server}\u2069، حيث يبحث شريط الأدوات عن الخادم.`,
    start: 'لتشغيله:',
    retry: 'إعادة المحاولة',
  },
  de: {
    silent: (server) => `Unter ${server} antwortet niemand; dort sucht die Werkzeugleiste „Backend“ einen Server.`,
    start: 'So startet er:',
    retry: 'Erneut versuchen',
  },
  ja: {
    silent: (server) => `ツールバーの Backend が探すサーバー（${server}）から応答がありません。`,
    start: '起動方法：',
    retry: '再試行',
  },
};
