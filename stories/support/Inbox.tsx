import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { InboxMessage, MessageInbox } from '../../src/adapters/memory/index.js';
import { formatPhoneNumber } from '../../src/core/format-number.js';
import { wordsIn } from './wordsIn.js';
import './inbox.css';

interface InboxProps {
  inbox: MessageInbox;
  language: string;
}

/** The phone that receives the messages of a memory adapter, newest first. */
export function Inbox({ inbox, language }: InboxProps) {
  const messages = useSyncExternalStore(
    inbox.subscribe,
    () => inbox.messages,
    () => inbox.messages,
  );
  const words = wordsIn(wordsOf, language);

  return (
    <section className="inbox" aria-label={words.title}>
      <div className="inbox-screen">
        <header className="inbox-header">
          <h2>{words.title}</h2>
          {messages.length > 0 && (
            <button type="button" className="inbox-clear" onClick={inbox.clear}>
              {words.clear}
            </button>
          )}
        </header>
        {/* Focusable, because a scroll container must be reachable by keyboard. */}
        <div className="inbox-messages" role="log" aria-label={words.title} tabIndex={0}>
          {messages.length === 0 && <p className="inbox-empty">{words.empty}</p>}
          {messages.toReversed().map((message) => (
            <Message key={message.id} message={message} language={language} />
          ))}
        </div>
      </div>
    </section>
  );
}

function Message({ message, language }: { message: InboxMessage; language: string }) {
  const { to, text, code, sentAt } = message;
  const words = wordsIn(wordsOf, language);
  const [before, ...after] = text.split(code);

  return (
    <article className="inbox-message">
      <p className="inbox-meta">
        <bdi dir="ltr">{formatPhoneNumber(to)}</bdi>
        <time dateTime={new Date(sentAt).toISOString()}>{timeOf(sentAt, language)}</time>
      </p>
      <p className="inbox-text" dir="auto">
        {before}
        <strong className="inbox-code">{code}</strong>
        {after.join(code)}
      </p>
      <CopyCode code={code} label={words.copy} done={words.copied} />
    </article>
  );
}

function CopyCode({ code, label, done }: { code: string; label: string; done: string }) {
  const [isCopied, setIsCopied] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setIsCopied(true);
    } catch {
      // Denied, or not a secure context: the code is selected, so that the user can copy it.
      const shown = button.current?.parentElement?.querySelector('.inbox-code');
      if (shown) getSelection()?.selectAllChildren(shown);
    }
  };
  return (
    <button
      ref={button}
      type="button"
      className="inbox-copy"
      data-copied={isCopied ? '' : undefined}
      onClick={() => void copy()}
    >
      {isCopied ? done : label}
    </button>
  );
}

function timeOf(sentAt: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: 'numeric', minute: '2-digit' }).format(sentAt);
}

const wordsOf = {
  en: {
    title: 'Messages',
    empty: 'No messages yet. A code that the kit has sent arrives here.',
    clear: 'Clear',
    copy: 'Copy code',
    copied: 'Copied',
  },
  ar: {
    title: 'الرسائل',
    empty: 'لا توجد رسائل بعد. هنا يصل كل رمز يُرسَل.',
    clear: 'مسح',
    copy: 'نسخ الرمز',
    copied: 'تم النسخ',
  },
  de: {
    title: 'Nachrichten',
    empty: 'Noch keine Nachrichten. Hier kommt jeder gesendete Code an.',
    clear: 'Leeren',
    copy: 'Code kopieren',
    copied: 'Kopiert',
  },
  ja: {
    title: 'メッセージ',
    empty: 'メッセージはまだありません。送信されたコードはここに届きます。',
    clear: '消去',
    copy: 'コードをコピー',
    copied: 'コピーしました',
  },
};
