import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useClient } from 'urql';
import { typed } from '../../api/typed.ts';
import { saveFile } from '../../shared/save-file.ts';
import { useAction } from '../../shared/use-action.ts';
import { ExportMyDataDocument } from './generated/graphql.ts';
import { Section } from './section.tsx';

/** Everything that is held about the member, as a file. */
export function ExportSection() {
  const client = useClient();
  const { busy, error, run } = useAction();
  const save = async () => {
    const answer = await client
      .query(typed(ExportMyDataDocument), {}, { requestPolicy: 'network-only' })
      .toPromise();
    if (answer.error) throw answer.error;
    const day = new Date().toISOString().slice(0, 10);
    const text = JSON.stringify(answer.data?.exportMyData, null, 2);
    saveFile(`spendsense-my-data-${day}.json`, 'application/json', `${text}\n`);
  };
  return (
    <Section title="Your data">
      <Text>
        Everything that we hold about you, as one JSON file: account, uploads, personas and
        recommendations.
      </Text>
      {error && (
        <Alert color="red" role="alert" title={error.title}>
          {error.message}
        </Alert>
      )}
      <Group>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => void run(save)}
        >
          Download my data
        </Button>
      </Group>
    </Section>
  );
}
