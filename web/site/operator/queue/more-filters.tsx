import { Group, NativeSelect, Pill, TextInput } from '@mantine/core';
import { personaOptions } from '../../shared/personas.ts';
import type { FiltersProps } from './queue-filters.tsx';

const typeOptions = [
  { value: '', label: 'Any type' },
  { value: 'EDUCATION', label: 'Education' },
  { value: 'PARTNER_OFFER', label: 'Partner offer' },
];

const orderOptions = [
  { value: 'OLDEST_FIRST', label: 'Longest waiting first' },
  { value: 'NEWEST_FIRST', label: 'Newest first' },
];

/** Filters that are not needed every day; loaded when they are opened. */
export default function MoreFilters({ filters, onChange }: FiltersProps) {
  const { type, personaId, from, to, order, userId } = filters;
  return (
    <Group gap="sm" align="flex-end">
      <NativeSelect
        label="Type"
        data={typeOptions}
        value={type ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ type: value === 'EDUCATION' || value === 'PARTNER_OFFER' ? value : null })
        }
      />
      <NativeSelect
        label="Persona"
        data={personaOptions}
        value={String(personaId ?? '')}
        onChange={({ currentTarget }) =>
          onChange({ personaId: Number(currentTarget.value) || null })
        }
      />
      <TextInput
        type="date"
        label="Made from"
        value={from ?? ''}
        max={to ?? undefined}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value || null })}
      />
      <TextInput
        type="date"
        label="Made until"
        value={to ?? ''}
        min={from ?? undefined}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value || null })}
      />
      <NativeSelect
        label="Order"
        data={orderOptions}
        value={order}
        onChange={({ currentTarget: { value } }) =>
          onChange({ order: value === 'NEWEST_FIRST' ? value : 'OLDEST_FIRST' })
        }
      />
      {userId && (
        <Pill
          size="lg"
          withRemoveButton
          removeButtonProps={{ 'aria-label': 'All members', 'aria-hidden': false, tabIndex: 0 }}
          onRemove={() => onChange({ userId: null })}
        >
          One member only
        </Pill>
      )}
    </Group>
  );
}
