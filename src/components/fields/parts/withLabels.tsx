'use client';
import { forwardRef, useContext, type ComponentType, type RefAttributes } from 'react';
import type { PhoneMessages } from '../../../messages/types.js';
import type { FormField } from '../../../primitives/formField.js';
import { MessagesContext } from '../../../provider/MessagesContext.js';

type WithOptionalLabels<Props extends { labels: unknown }> = Omit<Props, 'labels'> & Partial<Pick<Props, 'labels'>>;

/** Passes a field without `labels` or `locale` those of the `PhoneNumbersProvider` above, else English ones. */
export function withLabels<Uncontrolled extends { labels: unknown }, Controlled extends { labels: unknown }>(
  Field: FormField<Uncontrolled, Controlled>,
  name: 'phoneField' | 'codeField',
  english: PhoneMessages[typeof name],
): FormField<WithOptionalLabels<Uncontrolled>, WithOptionalLabels<Controlled>> {
  const Inner = Field as ComponentType<
    { labels: unknown; locale?: string | undefined } & RefAttributes<HTMLInputElement>
  >;
  return forwardRef<HTMLInputElement, { labels?: unknown }>(function LabelledField(props, ref) {
    const messages = useContext(MessagesContext);
    const labels = props.labels ?? messages?.[name] ?? english;
    return <Inner {...defaultLocale(name, messages)} {...props} labels={labels} ref={ref} />;
  }) as unknown as FormField<WithOptionalLabels<Uncontrolled>, WithOptionalLabels<Controlled>>;
}

/** The names of countries are in the language of the labels. */
function defaultLocale(name: string, messages: PhoneMessages | null) {
  return name === 'phoneField' && messages ? { locale: messages.locale } : {};
}
