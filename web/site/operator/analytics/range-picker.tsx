import { Button, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { addDays, type DayRange, faultOf, presets, today } from './range.ts';

interface Props {
  readonly range: DayRange;
  readonly onChange: (range: DayRange) => void;
}

const choices = [
  ...presets.map((days) => ({ value: String(days), label: `${days} days` })),
  { value: 'custom', label: 'Custom' },
];

/** Chooses the days that figures are of: by one click, or one's own. */
export function RangePicker({ range, onChange }: Props) {
  const [isCustom, setCustom] = useState(range.preset === null);
  const choose = (choice: string) => {
    const preset = presets.find((days) => String(days) === choice);
    setCustom(preset === undefined);
    if (preset) onChange({ first: addDays(today(), 1 - preset), last: today(), preset });
  };
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <SegmentedControl
        aria-label="Days"
        data={choices}
        value={isCustom ? 'custom' : String(range.preset)}
        onChange={choose}
      />
      {isCustom && <OwnDays key={range.first + range.last} range={range} onChange={onChange} />}
    </Group>
  );
}

function OwnDays({ range, onChange }: Props) {
  const [first, setFirst] = useState(range.first);
  const [last, setLast] = useState(range.last);
  const fault = faultOf(first, last);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (fault === null) onChange({ first, last, preset: null });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <Group gap="xs" align="flex-end">
          <TextInput
            type="date"
            label="From (UTC)"
            value={first}
            max={today()}
            onChange={(event) => setFirst(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label="To (UTC)"
            value={last}
            max={today()}
            onChange={(event) => setLast(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={fault !== null}>
            Show
          </Button>
        </Group>
        {fault && (
          <Text size="sm" c="error" role="alert">
            {fault}
          </Text>
        )}
      </Stack>
    </form>
  );
}
