// `npm run attacks`: every attack on the ledger and its bundles, short and long, and how many of each there were. `-- --kills 2000` kills
// a station that often. Exits 1 where one attack was not answered as it must be.
import { parseArgs } from 'node:util';
import type { Reporter, TestCase, TestModule } from 'vitest/node';
import { startVitest } from 'vitest/node';
import './tally.ts';

const { values } = parseArgs({ options: { kills: { type: 'string' } } });
process.env.COUNTERGUARD_KILLS = values.kills ?? '200';

interface Row {
  attack: string;
  tried: number;
  failed: number;
  ended: string;
}

/** A test that counted speaks for itself; of the others, those that stand under one heading are one row. */
function rowsOf(module: TestModule): Row[] {
  const rows: Row[] = [];
  const byHeading = new Map<string, Row>();
  for (const test of module.children.allTests()) {
    const failed = test.result().state === 'passed' ? 0 : 1;
    const own = test.meta().attacks;
    if (own) {
      for (const { attack, tried, ended } of own) {
        const words = Object.entries(ended).map(([how, count]) => `${count} ${how}`);
        rows.push({ attack, tried, failed, ended: words.join(', ') });
      }
      continue;
    }
    const heading = headingOf(test, module);
    const row = byHeading.get(heading) ?? { attack: heading, tried: 0, failed: 0, ended: '' };
    byHeading.set(heading, { ...row, tried: row.tried + 1, failed: row.failed + failed });
  }
  return [...byHeading.values(), ...rows];
}

function headingOf(test: TestCase, module: TestModule): string {
  const { parent } = test;
  return parent.type === 'suite' ? parent.fullName : module.relativeModuleId.replace(/^tests\//, '');
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

const counts: Reporter = {
  onTestRunEnd(modules) {
    let [tried, failed] = [0, 0];
    for (const module of [...modules].sort((a, b) => (a.relativeModuleId < b.relativeModuleId ? -1 : 1))) {
      print(`\n${module.relativeModuleId}`);
      for (const row of rowsOf(module)) {
        tried += row.tried;
        failed += row.failed;
        const mark = row.failed > 0 ? ` FAILED ${row.failed}` : '';
        print(`${String(row.tried).padStart(8)}  ${row.attack}${row.ended && `: ${row.ended}`}${mark}`);
      }
    }
    print(`\n${tried} attacks and checks, ${failed} not answered as they must be`);
  },
};

const vitest = await startVitest('test', [], {
  ...{ project: ['attacks'], watch: false, reporters: ['dot', counts] },
});
await vitest.close();
