// The process in which a restore is rehearsed, apart from the one that serves the counter. An entry of its own in the build.
import { nodeFiles } from '../keys/durable-files.ts';
import { systemClock } from '../keys/surroundings.ts';
import { type DrillJob, runDrill } from './restore-drill.ts';
import { workOnce } from './worker-side.ts';

workOnce(async (job, tell) =>
  tell(await runDrill(job as DrillJob, { files: nodeFiles, clock: systemClock })),
);
