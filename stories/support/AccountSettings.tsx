import type { ReactNode } from 'react';
import './account-settings.css';
import { settingsWords } from './account-settings-words.js';
import { useBackend } from './BackendContext.js';
import { Inbox } from './Inbox.js';
import { wordsIn } from './wordsIn.js';

/** The kit in an app: the security settings of an account, with the phone that receives the messages beside them. */
export function AccountSettings({ children }: { children: ReactNode }) {
  const { inbox, environment, startAfresh } = useBackend();
  const words = wordsIn(settingsWords, environment.language);

  return (
    <div className="settings">
      <header className="settings-bar">
        <span className="settings-brand">
          <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22">
            <path d="M3 19 9.5 5l3.3 7L16 7l5 12z" fill="currentColor" />
          </svg>
          {words.brand}
        </span>
        <span className="settings-person">
          <span className="settings-name">{words.person}</span>
          <span className="settings-face" aria-hidden="true">
            {words.initials}
          </span>
        </span>
      </header>
      <nav className="settings-tabs" aria-label={words.settings}>
        {words.tabs.map((tab, index) => (
          <span key={tab} aria-current={index === 1 ? 'page' : undefined}>
            {tab}
          </span>
        ))}
      </nav>
      <div className="settings-columns">
        <main className="settings-main">
          <div>
            <h1>{words.title}</h1>
            <p>{words.description}</p>
          </div>
          <div className="settings-card">{children}</div>
          <section className="settings-card" aria-labelledby="sign-in">
            <h2 id="sign-in">{words.signIn}</h2>
            <dl>
              {words.facts.map(({ term, fact }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{fact}</dd>
                </div>
              ))}
            </dl>
          </section>
        </main>
        <aside className="settings-aside" aria-label={words.playground}>
          <Inbox inbox={inbox} language={environment.language} />
          <div className="settings-note">
            <p>{words.note}</p>
            <button type="button" onClick={startAfresh}>
              {words.startAfresh}
            </button>
          </div>
        </aside>
      </div>
    </div>
  );
}
