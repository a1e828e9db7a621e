import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react';
import { mostReasonLength, usualReasons } from './reasons.ts';

const own = 'Something else';
const choices = [...usualReasons, own];

interface Props {
  readonly confirmLabel: string;
  readonly onCancel: () => void;
  readonly onConfirm: (reason: string) => void;
}

/** Asks why something is rejected: a key for each preset or for one's own words, Enter to confirm. */
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
    const { target, key } = event;
    if (target instanceof HTMLTextAreaElement) return;
    // Not left to the browser: a key that was held back until the form was there has no effect of its own.
    if (key === 'Enter' && target instanceof HTMLInputElement) return submit(event);
    const place = Number(key) - 1;
    const chosen = choices[place];
    if (!chosen) return;
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
      maxLength={mostReasonLength}
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
