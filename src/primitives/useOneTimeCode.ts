'use client';
import { useEffect, type RefObject } from 'react';
import { useLatest } from './useLatest.js';

/**
 * Reads the code of an SMS that is bound to this site (WebOTP), if the browser supports it and the user agrees. The
 * request is aborted when the form is submitted or the component unmounts. A page has one request at a time: a new one
 * aborts the previous one.
 */
export function useOneTimeCode(
  input: RefObject<HTMLInputElement | null>,
  isWaiting: boolean,
  onCode: (code: string) => void,
) {
  const latest = useLatest(onCode);

  useEffect(() => {
    if (!isWaiting || !('OTPCredential' in window) || !navigator.credentials) return;
    const request = new AbortController();
    const form = input.current?.form;
    const abort = () => request.abort();
    form?.addEventListener('submit', abort);
    navigator.credentials.get({ otp: { transport: ['sms'] }, signal: request.signal }).then(
      (credential) => {
        if (!request.signal.aborted && credential && 'code' in credential && typeof credential.code === 'string')
          latest.current(credential.code);
      },
      () => {}, // aborted, refused, timed out or not allowed here: the person types the code
    );
    return () => {
      form?.removeEventListener('submit', abort);
      abort();
    };
  }, [input, isWaiting, latest]);
}

declare global {
  interface CredentialRequestOptions {
    otp?: { transport: 'sms'[] } | undefined;
  }
}
