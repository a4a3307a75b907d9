'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PhoneError } from '../core/errors.js';
import type { Messages } from '../messages/types.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { errorText } from './errorText.js';

export interface ListPlaceholderProps {
  list: UseQueryResult<readonly unknown[], PhoneError>;
  messages: Messages;
  /** What an empty list says. */
  children: ReactNode;
}

/** What stands where no number does: the list is on its way, could not be read, or is empty. As high as one row. */
export function ListPlaceholder({ list, messages, children }: ListPlaceholderProps) {
  if (list.isPending) {
    return (
      <div role="status" data-scope="phonekit" data-part="list-skeleton">
        <span data-scope="phonekit" data-part="visually-hidden">
          {messages.list.loading}
        </span>
      </div>
    );
  }
  if (list.isError) {
    return (
      <div data-scope="phonekit" data-part="list-failure">
        <Alert>{`${messages.list.failed} ${errorText(messages, list.error)}`}</Alert>
        <Button busy={list.isFetching} onClick={() => void list.refetch()}>
          {messages.list.tryAgain}
        </Button>
      </div>
    );
  }
  return (
    <div data-scope="phonekit" data-part="empty">
      {children}
    </div>
  );
}
