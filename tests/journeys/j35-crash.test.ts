// J35: at each step of J01 and J16 the teller's window crashes, the customer's crashes, and the process dies. Everybody finds the same
// line again, nothing is lost and nothing is there twice. (A real process is killed in first-run-and-crash and in tests/long/crash.)
import { testWalks } from './crash-figures.ts';

testWalks([
  { procedure: 'REM', least: 15 },
  { procedure: 'ACC', least: 15 },
]);
