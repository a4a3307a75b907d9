'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode, RefObject } from 'react';
import type { PhoneError } from '../../core/errors.js';
import { ListFailure } from './ListFailure.js';
import { useMessages } from './useMessages.js';

export interface ListPlaceholderProps {
  list: UseQueryResult<readonly unknown[], PhoneError>;
  /** Takes the focus where "Try again" had it and has done. */
  areaRef?: RefObject<HTMLElement | null>;
  /** What an empty list says. */
  children: ReactNode;
}

/** What stands where no number does: the list is on its way, could not be read, or is empty. As high as one row. */
export function ListPlaceholder({ list, areaRef, children }: ListPlaceholderProps) {
  const messages = useMessages();
  // A failure stays until the list is there: TanStack Query calls it pending while it is read again.
  if (list.isLoadingError || (list.isPending && list.errorUpdateCount > 0)) {
    return <ListFailure areaRef={areaRef} error={list.error} busy={list.isFetching} onTryAgain={() => void list.refetch()} />;
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
