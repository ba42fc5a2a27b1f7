// Entry of the worker that verifies an auditor's bundles, beside the window.
import { answerAsWorker } from '../verifier/verification.ts';

answerAsWorker();
