// The verifier as one file that needs only Node 20 or newer: what `npm run verify` does, for whoever does not have this app.
import { verifyCommand } from './cli/verify.ts';

process.exitCode = await verifyCommand(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
