import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { saveFile } from '../../shared/save-file.ts';
import { sampleCsv } from './sample-csv.ts';

/** Saves a made-up export, for those who want to see first what comes of one. */
export function SampleButton() {
  return (
    <Button
      variant="subtle"
      leftSection={<IconFileDownload size={18} aria-hidden />}
      onClick={() => saveFile('spendsense-sample.csv', 'text/csv', sampleCsv())}
    >
      Download a sample CSV
    </Button>
  );
}
