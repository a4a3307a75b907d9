/** The app that the tests drive: scenes by the page's query, bundled as an app's bundler would, from the built kit. */
export const app = `
  import { createRoot } from 'react-dom/client';
  import { createElement, lazy, StrictMode, Suspense, useState } from 'react';
  import {
    AddPhoneForm, BackupCodes, CodeField, PhoneField, PhoneNumbers, PhoneNumbersProvider, Secret,
    SecondFactorChallenge, SecondFactorSettings, VerifyPhoneForm,
  } from 'phonekit';
  import { httpAdapter } from 'phonekit/adapters/http';
  import { memoryAdapter, memorySecondFactorAdapter } from 'phonekit/adapters/memory';
  import { en } from 'phonekit/messages/en';

  const us = '+12015550123';
  const query = new URLSearchParams(location.search);
  const at = (adapter, children) => (
    <PhoneNumbersProvider adapter={window.adapter = adapter} userId="user_1">{children}</PhoneNumbersProvider>
  );
  function Kept({ children }) {
    const [value, setValue] = useState(null);
    window.value = value;
    return children(value, setValue);
  }

  const scenes = {
    numbers: () => at(memoryAdapter({ phoneNumbers: [us] }), <PhoneNumbers defaultCountry="US" />),
    http: () => at(httpAdapter({ baseUrl: '/api/phone' }), <PhoneNumbers defaultCountry="US" />),
    cookie: () => at(
      httpAdapter({ baseUrl: '/api/phone', userIdCookie: 'session' }),
      <PhoneNumbers defaultCountry="US" />,
    ),
    add: () => at(memoryAdapter(), <AddPhoneForm defaultCountry="US" onCancel={() => {}} />),
    verify: async () => {
      const adapter = memoryAdapter({ phoneNumbers: [{ phoneNumber: us, verification: null }] });
      const [{ id }] = await adapter.list({});
      await adapter.prepareVerification({ id });
      return at(adapter, <VerifyPhoneForm id={id} onCancel={() => {}} />);
    },
    codes: () => at(memoryAdapter(), <BackupCodes codes={new Secret(['AAAA-1111-BBBB', 'CCCC-2222-DDDD'])} />),
    factors: () => at(
      memoryAdapter({ phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }] }),
      <SecondFactorSettings />,
    ),
    challenge: async () => {
      const account = memoryAdapter({
        phoneNumbers: [{ phoneNumber: us, reservedForSecondFactor: true }],
        policy: { resendCooldown: 0 },
      });
      window.adapter = account;
      window.backupCodes = await account.createBackupCodes();
      const start = () => memorySecondFactorAdapter(account);
      function SignIn() {
        const [attempt, setAttempt] = useState(start);
        const [passed, setPassed] = useState(0);
        return (
          <>
            <p>Signed in {passed} times</p>
            <button type="button" onClick={() => setAttempt(start)}>Sign in again</button>
            <SecondFactorChallenge
              key={attempt.attemptId} adapter={attempt} onComplete={() => setPassed(passed + 1)}
            />
          </>
        );
      }
      return <SignIn />;
    },
    phone: () => (
      <Kept>
        {(value, setValue) =>
          <PhoneField value={value} onChange={setValue} labels={en.phoneField} defaultCountry="US" />}
      </Kept>
    ),
    code: () => (
      <Kept>
        {(value, setValue) => <CodeField value={value ?? ''} onChange={setValue} labels={en.codeField} />}
      </Kept>
    ),
  };

  const root = createRoot(document.body.appendChild(document.createElement('main')));
  Promise.resolve(scenes[query.get('scene') ?? 'numbers']()).then((scene) =>
    root.render(<StrictMode>{scene}</StrictMode>),
  );
`;
