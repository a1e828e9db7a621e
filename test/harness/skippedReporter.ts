import type { Reporter, TestModule } from 'vitest/node';

/** Names what a run left out, at its end: a skipped test must not pass for a passed one. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests('skipped')]);
    if (skipped.length === 0) return;
    const lines = skipped.map((test) => {
      const kind = test.options.mode === 'todo' ? 'to come' : 'skipped';
      return `  ${kind}: ${test.fullName}`;
    });
    process.stdout.write(`\nLeft out:\n${lines.join('\n')}\n`);
  }
}
