import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconLoader2,
  IconUser,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react';
import type { UploadStatus } from '../member/uploads/generated/graphql.ts';
import type { RecommendationStatus } from '../operator/queue/generated/graphql.ts';

interface Look {
  readonly label: string;
  readonly color: string;
  readonly icon: TablerIcon;
}

const looks: Record<RecommendationStatus | UploadStatus, Look> = {
  PENDING: { label: 'Waiting', color: 'yellow', icon: IconClock },
  APPROVED: { label: 'Approved', color: 'green', icon: IconCheck },
  REJECTED: { label: 'Rejected', color: 'red', icon: IconX },
  PROCESSING: { label: 'Processing', color: 'blue', icon: IconLoader2 },
  COMPLETED: { label: 'Completed', color: 'green', icon: IconCheck },
  FAILED: { label: 'Failed', color: 'red', icon: IconAlertTriangle },
};

/** The status of a recommendation or an upload: a word and an icon beside the colour. */
export function StatusBadge({ status }: { readonly status: keyof typeof looks }) {
  const { label, color, icon: Icon } = looks[status];
  return (
    <Badge
      variant="light"
      color={color}
      className="tinted-badge"
      leftSection={<Icon size={12} aria-hidden />}
    >
      {label}
    </Badge>
  );
}

const personaColors = ['gray', 'red', 'grape', 'indigo', 'teal', 'cyan'];

interface PersonaProps {
  readonly persona: { readonly personaId: number; readonly personaName: string } | null | undefined;
}

/** A member's persona by its name; "No persona yet" where there is none. */
export function PersonaBadge({ persona }: PersonaProps) {
  return (
    <Badge
      variant="outline"
      color={personaColors[persona?.personaId ?? 0] ?? 'gray'}
      className="tinted-badge"
      leftSection={<IconUser size={12} aria-hidden />}
    >
      {persona?.personaName ?? 'No persona yet'}
    </Badge>
  );
}
