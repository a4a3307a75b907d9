'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { PhoneError } from '../core/errors.js';
import type { PhoneNumber } from '../core/model.js';
import { Alert } from '../primitives/Alert.js';
import { Button } from '../primitives/Button.js';
import { errorText } from './errorText.js';
import { useMessages } from './useMessages.js';

export interface ListPlaceholderProps {
  list: UseQueryResult<readonly PhoneNumber[], PhoneError>;
}

/** What stands where no number does: the list is on its way, could not be read, or is empty. As high as one row. */
export function ListPlaceholder({ list }: ListPlaceholderProps) {
  const messages = useMessages();
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
      <p data-scope="phonekit" data-part="empty-title">
        {messages.list.empty}
      </p>
      <p data-scope="phonekit" data-part="empty-hint">
        {messages.list.emptyHint}
      </p>
    </div>
  );
}
