// The process in which the database is copied, apart from the one that serves the counter. An entry of its own in the build.
import { type CopyJob, runCopy } from './backup-copying.ts';

process.once('message', (job) => {
  process.send?.(runCopy(job as CopyJob));
  // Nothing more will be asked.
  process.disconnect();
});
