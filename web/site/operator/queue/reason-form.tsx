import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { usualReasons } from '../review/reasons.ts';

const own = 'Something else';
const choices = [...usualReasons, own];

interface Props {
  readonly confirmLabel: string;
  readonly onCancel: () => void;
  readonly onConfirm: (reason: string) => void;
}

/** Asks why something is rejected: a key for each preset, or one's own words. */
export function ReasonForm({ confirmLabel, onCancel, onConfirm }: Props) {
  const [choice, setChoice] = useState<string>(usualReasons[0]);
  const [text, setText] = useState('');
  const form = useRef<HTMLFormElement>(null);
  // At once: a fast hand's next key must not reach the list below.
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), []);
  const reason = choice === own ? text.trim() : choice;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason) onConfirm(reason);
  };
  const chooseByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    const place = Number(event.key) - 1;
    const chosen = choices[place];
    if (!chosen || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    setChoice(chosen);
    event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="radio"]')[place]?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} onKeyDown={chooseByKey}>
      <Stack gap="md">
        <Radio.Group label="Why?" value={choice} onChange={setChoice}>
          <Stack gap="xs" mt="xs">
            {choices.map((label, place) => (
              <Radio
                key={label}
                value={label}
                label={`${place + 1}. ${label}`}
                // Where the dialog puts the focus, a moment after it opened: not away from what was chosen.
                {...(label === choice && label !== own && { 'data-autofocus': true })}
              />
            ))}
          </Stack>
        </Radio.Group>
        {choice === own && <OwnWords text={text} onChange={setText} onEnter={submit} />}
        <Text size="xs" c="dimmed">
          The reason goes on record; the member does not see it.
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" color="red" disabled={!reason}>
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface OwnWordsProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onEnter: (event: SyntheticEvent) => void;
}

function OwnWords({ text, onChange, onEnter }: OwnWordsProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <Textarea
      data-autofocus
      label="Your reason"
      description="Enter rejects, Shift + Enter begins a new line."
      maxLength={500}
      rows={3}
      ref={field}
      value={text}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.shiftKey) onEnter(event);
      }}
    />
  );
}
