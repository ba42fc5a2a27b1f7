// The process in which the database is copied, apart from the one that serves the counter. An entry of its own in the build.
import { type CopyJob, runCopy } from './backup-copying.ts';
import { workOnce } from './worker-side.ts';

workOnce((job, tell) => tell(runCopy(job as CopyJob)));
