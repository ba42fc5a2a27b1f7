import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const quick = ['tests/**/*.test.{ts,tsx}'];
const long = ['tests/**/*.long.test.ts'];
/** Run again with every case (tests/support/runs.ts). */
const properties = [
  'tests/procedure/{judge-properties,path-properties,path-composite,every-procedure,pack-draft,draft-options,pack-difference}.test.ts',
  'tests/case/{every-case,views}.test.ts',
  'tests/hosts/lying-window.test.ts',
];
/** What `npm run attacks` gathers: all that is done to the ledger and its bundles, wherever it stands. */
const attacks = [
  'tests/attacks/**/*.test.ts',
  'tests/ledger/{attacks-inside,attacks-outside,canonical,consistency,entry,misbehaviour,note,sm2,tree,verify}.test.ts',
  'tests/ledger-store/{after-power-cut,append-failures,check-now,day-roll,start-up}.test.ts',
  'tests/golden/*.test.ts',
  'tests/long/crash.long.test.ts',
];
/** What else does not fit into those five minutes: services that are walked through at length, and the hosts compared call by call. */
const atLength = [
  'tests/hosts/parity.test.ts',
  'tests/services/{custody,day-close,demo,draft-options,drafts,hand-on,hand-over-slips,lobby,lobby-records,misbehaviour-report,objections,emergency,emergency-afterwards}.test.ts',
  'tests/services/{pack-import,program-updates,publish,recall,roster,roster-stopped,settings,settings-file,spare-keys,tasks,update-sign}.test.ts',
];
const journeys = ['tests/journeys/**/*.test.ts'];
/** What does not fit into the five minutes of `npm test`: run in test:long. */
const longerJourneys = [
  'tests/journeys/{j14-later-arrival,j18-no-blanket-refusal,j19-phone-check,j28-check-now,j28-tampering}.test.ts',
  'tests/journeys/{j29-administrator,j31-bad-pack,j32-over-asking,j37-resize,j38-disk-full,j39-clock-jump,j40-rare-name,j42-drill,cash,ink-by-hand,verifier-page}.test.ts',
  'tests/journeys/{day-close,elder,limits,mule,stop-payment,demo-marked,responsiveness}.test.ts',
  'tests/journeys/{j02-order,j03-exemption,j07-contradiction,j10-change,j16-account-opening,j20-refuses,j35-crash,j35-crash-elsewhere,j27-export,transfer-sheet}.test.ts',
  'tests/journeys/{j23-lobby-ordinary,j24-lobby-hand-over,call-signal}.test.ts',
  'tests/journeys/{ruler,j08-silent-help,j21-elder-reads,j36-screen-pulled-out,one-screen}.test.ts',
  'tests/journeys/{j13-persuaded-by-case,j15-comes-back,j17-query-down,j25-wrong-pin,j30-content-change,signature-pad,compare-bundles,objections,program-update,emergency}.test.ts',
  'tests/journeys/{j41-keyboard,rooms-keyboard,ten-thousand}.test.ts',
  'tests/journeys/{j43-reads-english,gallery-languages,gallery-customer,gallery-rooms,gallery-teller,j09-will-not-answer,j22-teach-back}.test.ts',
];
/** What has no window of ours in it, or is about the loopback host itself: its addresses, its process, its command. How a page looks and how fast a list is does not differ either. */
const withoutElectron = [
  'tests/journeys/{first-run-and-crash,j28-tampering,verifier-page}.test.ts',
  'tests/journeys/{gallery-*,ten-thousand}.test.ts',
];
const inBrowser = { environment: 'node', testTimeout: 60_000, hookTimeout: 60_000, isolate: false };

export default defineConfig({
  test: {
    // Two cores: with vitest's own choice of one worker the browsers would wait for each other.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'quick',
          include: quick,
          exclude: [
            ...long,
            ...atLength,
            ...journeys,
            'tests/procedure/path-properties.test.ts',
            'tests/screens/**',
            'tests/stand-in/**',
          ],
          environment: 'node',
          // Properties run hundreds of cases, and two cores may be shared with somebody else's build.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'screens',
          include: ['tests/screens/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/screens/setup.ts'],
        },
      },
      {
        test: {
          name: 'journeys',
          include: journeys,
          exclude: [...long, ...longerJourneys],
          ...inBrowser,
        },
      },
      {
        test: {
          name: 'longer-journeys',
          include: longerJourneys,
          ...inBrowser,
        },
      },
      {
        // The same journeys on the Electron host's own code; what it imports as `electron` is the stand-in.
        resolve: {
          alias: { electron: fileURLToPath(new URL('tests/stand-in/in-process.ts', import.meta.url)) },
        },
        test: {
          name: 'journeys-electron',
          include: journeys,
          exclude: [...long, ...withoutElectron],
          env: { JOURNEY_HOST: 'stand-in' },
          ...inBrowser,
        },
      },
      {
        test: {
          name: 'stand-in',
          include: ['tests/stand-in/**/*.test.ts'],
          ...inBrowser,
        },
      },
      {
        test: {
          name: 'properties',
          include: properties,
          environment: 'node',
          env: { COUNTERGUARD_RUNS: 'all' },
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'attacks',
          include: attacks,
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'long',
          include: [...long, ...atLength],
          // Each byte of a bundle in turn takes minutes: `npm run attacks` has them.
          exclude: ['tests/attacks/every-byte.long.test.ts'],
          environment: 'node',
          testTimeout: 600_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
