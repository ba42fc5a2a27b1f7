// The process in which a content pack is checked, apart from the one that serves the counter. An entry of its own in the build.
import { type CheckJob, runCheck } from './pack-check.ts';
import { workOnce } from './worker-side.ts';

workOnce((job, tell) => tell({ answer: runCheck(job as CheckJob, () => tell({ stage: 'checking' })) }));
