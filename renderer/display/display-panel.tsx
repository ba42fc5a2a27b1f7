// How large a millimetre is on the customer's screen: whether it was measured, and measuring it with a bank card.
import { shanghaiTime } from '../../shared/words/time.ts';
import { useClient, useView } from '../shell/inner-context.tsx';
import { useCommand } from '../shell/use-command.ts';
import { Button } from '../ui/button.tsx';
import { ProblemLine } from '../ui/problem-line.tsx';
import { DISPLAY } from './sentences.ts';

export function DisplayPanel() {
  const { display, customerWindow, people } = useView();
  const client = useClient();
  const { run, busy, problem } = useCommand();
  const measured = display?.calibration;
  const who = people.find(({ id }) => id === measured?.by)?.name ?? measured?.by ?? '';
  return (
    <section className="sheet stack-tight" aria-labelledby="display-title">
      <h2 id="display-title">{DISPLAY.title}</h2>
      {customerWindow === 'missing' && <p>{DISPLAY.missing}</p>}
      {measured ? (
        <p>
          {DISPLAY.calibrated(shanghaiTime(measured.at).slice(0, 16), who)}，
          {DISPLAY.density(measured.pxPer100Mm)}
        </p>
      ) : (
        <p>{DISPLAY.uncalibrated}</p>
      )}
      {display?.calibrating ? (
        <>
          <p role="status">{DISPLAY.calibrating}</p>
          <Button disabled={busy} onClick={() => run((command) => client.display.leave({ command }))}>
            {DISPLAY.leave}
          </Button>
        </>
      ) : (
        <>
          <p className="quiet small">{DISPLAY.aid}</p>
          <Button
            disabled={busy || customerWindow === 'missing'}
            onClick={() => run((command) => client.display.begin({ command }))}
          >
            {DISPLAY.begin}
          </Button>
        </>
      )}
      {display?.touched && (
        <>
          <p className="quiet small">{DISPLAY.doubtAid}</p>
          <Button disabled={busy} onClick={() => run((command) => client.display.doubt({ command }))}>
            {DISPLAY.doubt}
          </Button>
        </>
      )}
      <ProblemLine problem={problem} />
    </section>
  );
}
