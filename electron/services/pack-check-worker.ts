// The process in which a content pack is checked, apart from the one that serves the counter. An entry of its own in the build.
import { type CheckJob, runCheck } from './pack-check.ts';

function tell(step: object): void {
  process.send?.(step);
}

process.once('message', (job) => {
  tell({ answer: runCheck(job as CheckJob, () => tell({ stage: 'checking' })) });
  // Nothing more will be asked.
  process.disconnect();
});
