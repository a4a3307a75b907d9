'use client';
import { useEffect, useLayoutEffect } from 'react';

/**
 * `useLayoutEffect`, without the warning of React 18 on a server. For an effect that changes state: a test that finds an
 * element finds it in the state after the effect, and gets no warning about `act()`.
 */
export const useCommitEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
