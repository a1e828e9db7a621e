import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback, useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { countSet, defaultFilters, type Filters } from './filters.ts';

const MoreFilters = lazy(() => import('./more-filters.tsx'));

export interface FiltersProps {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}

const statuses = [
  { value: 'PENDING', label: 'Waiting' },
  { value: 'APPROVED', label: 'Approved' },
  { value: 'REJECTED', label: 'Rejected' },
  { value: 'ALL', label: 'All' },
] as const;

/** What the list shows, and in which order. */
export function QueueFilters({ filters, onChange }: FiltersProps) {
  const set = countSet(filters);
  const hidden = countSet({ ...filters, search: '' });
  const [opened, { toggle }] = useDisclosure(hidden > 0);
  return (
    <Stack gap="sm" component="search" aria-label="Filters">
      <Group gap="sm">
        <Button.Group aria-label="Status">
          {statuses.map(({ value, label }) => (
            <Button
              key={value}
              variant={value === filters.status ? 'light' : 'default'}
              aria-pressed={value === filters.status}
              px="sm"
              onClick={() => onChange({ status: value })}
            >
              {label}
            </Button>
          ))}
        </Button.Group>
        <SearchField value={filters.search} onChange={(search) => onChange({ search })} />
        <Button
          variant="default"
          aria-expanded={opened}
          leftSection={<IconAdjustmentsHorizontal size={16} aria-hidden />}
          onClick={toggle}
        >
          {hidden > 0 ? `Filters (${hidden})` : 'Filters'}
        </Button>
        {set > 0 && (
          <Button
            variant="subtle"
            onClick={() =>
              onChange({ ...defaultFilters, status: filters.status, order: filters.order })
            }
          >
            Clear filters
          </Button>
        )}
      </Group>
      {opened && (
        <Suspense>
          <MoreFilters filters={filters} onChange={onChange} />
        </Suspense>
      )}
    </Stack>
  );
}

interface SearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Asks when one stops typing. */
function SearchField({ value, onChange }: SearchProps) {
  const [text, setText] = useState(value);
  const ask = useDebouncedCallback(onChange, 300);
  useEffect(() => setText(value), [value]);
  const change = (next: string) => {
    setText(next);
    ask(next);
  };
  return (
    <TextInput
      type="search"
      flex="1 1 220px"
      aria-label="Search by member, title or reason"
      placeholder="Search by member, title or reason"
      maxLength={100}
      leftSection={<IconSearch size={16} aria-hidden />}
      value={text}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Escape' || key === 'Enter') currentTarget.blur();
      }}
    />
  );
}
