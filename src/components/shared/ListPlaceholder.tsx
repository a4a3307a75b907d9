'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import type { PhoneError } from '../../core/errors.js';
import { ListFailure } from './ListFailure.js';
import { useMessages } from './useMessages.js';

export interface ListPlaceholderProps {
  list: UseQueryResult<readonly unknown[], PhoneError>;
  /** The element that gets the focus if "Try again" had it when the list arrived. */
  areaRef?: RefObject<HTMLElement | null> | undefined;
  /** What is shown if the list is empty. */
  children: ReactNode;
}

/**
 * Takes the place of the rows while the list is loading, if it could not be read, and if it is empty. As high as one
 * row.
 */
export function ListPlaceholder({ list, areaRef, children }: ListPlaceholderProps) {
  const messages = useMessages();
  // The failure is shown until the list arrives: TanStack Query calls it pending while it is read again.
  if (list.isLoadingError || (list.isPending && list.errorUpdateCount > 0)) {
    return (
      <ListFailure areaRef={areaRef} error={list.error} busy={list.isFetching} onTryAgain={() => void list.refetch()} />
    );
  }
  if (list.isPending) {
    return (
      <div role="status" data-scope="phonekit" data-part="list-skeleton">
        <span data-scope="phonekit" data-part="visually-hidden">
          {messages.list.loading}
        </span>
      </div>
    );
  }
  return (
    <div data-scope="phonekit" data-part="empty">
      {children}
    </div>
  );
}
