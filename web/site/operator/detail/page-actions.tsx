import { Button } from '@mantine/core';
import { IconDownload, IconLink, IconPrinter } from '@tabler/icons-react';
import { toastDone, toastInfo } from '../../shared/toasts.tsx';
import classes from './detail.module.css';
import { saveTrace } from './export-trace.ts';
import type { WholeRecommendationFragment } from './generated/graphql.ts';

interface Props {
  readonly recommendation: WholeRecommendationFragment;
}

/** What one can do with it besides deciding. */
export function PageActions({ recommendation }: Props) {
  const actions = [
    ['Copy link', IconLink, () => void copyLink()],
    ['Print', IconPrinter, () => print()],
    ['Export trace', IconDownload, () => saveTrace(recommendation)],
  ] as const;
  return actions.map(([label, Icon, onClick]) => (
    <Button
      key={label}
      className={`no-print ${classes.action}`}
      size="xs"
      variant="default"
      leftSection={<Icon size={16} aria-hidden />}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      <span className={classes.actionLabel}>{label}</span>
    </Button>
  ));
}

async function copyLink(): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    toastDone('The link is copied.');
  } catch {
    toastInfo('The browser does not allow copying', location.href);
  }
}
