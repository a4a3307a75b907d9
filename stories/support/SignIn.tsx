import { useEffect, useState } from 'react';
import './account-settings.css';
import { settingsWords } from './account-settings-words.js';
import { useBackend } from './BackendContext.js';
import { Inbox } from './Inbox.js';
import { wordsIn } from './wordsIn.js';
import './sign-in.css';
import { SignInStep } from './SignInStep.js';
import { signInWords } from './sign-in-words.js';

/** The second step in an app: the page after the password, with the phone that receives the code beside it. */
export function SignIn() {
  const { adapter, inbox, environment } = useBackend();
  const { brand, playground } = wordsIn(settingsWords, environment.language);
  const words = wordsIn(signInWords, environment.language);
  const [attempt, setAttempt] = useState(1);
  const [isSignedIn, setIsSignedIn] = useState(false);
  const [backupCode, setBackupCode] = useState<string | null>(null);
  useEffect(() => {
    void adapter.createBackupCodes?.().then(([first]) => setBackupCode(first ?? null));
  }, [adapter]);

  const again = () => {
    setIsSignedIn(false);
    setAttempt(attempt + 1);
  };
  return (
    <div className="settings sign-in">
      <div className="settings-columns">
        <main className="sign-in-main">
          <span className="settings-brand">{brand}</span>
          <div className="settings-card">
            {isSignedIn ? (
              <div className="settings-note" role="status">
                <h2>{words.signedIn}</h2>
                <button type="button" onClick={again}>
                  {words.again}
                </button>
              </div>
            ) : (
              <SignInStep key={attempt} headingLevel={1} onComplete={() => setIsSignedIn(true)} />
            )}
          </div>
        </main>
        <aside className="settings-aside" aria-label={playground}>
          <Inbox inbox={inbox} language={environment.language} />
          <div className="settings-note">
            <p>{words.note}</p>
            {backupCode && (
              <p>
                {words.backupCode} <code dir="ltr">{backupCode}</code>
              </p>
            )}
          </div>
        </aside>
      </div>
    </div>
  );
}
