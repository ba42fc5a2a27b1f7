// The store cannot be used: says why and what to do next. All that can be done here is to try a spare key, where that may help.
import { useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { SpareKeyForm } from './spare-key-form.tsx';

export function StoppedPage() {
  const { stop, station } = useView();
  return (
    <main className="plain-page">
      <section className="sheet stack plain-sheet stopped" role="alert">
        <h1>{stop?.title}</h1>
        <p className="stopped-sentence">{stop?.sentence}</p>
        <div className="stopped-next">
          <h2>{SHELL.stop.next}</h2>
          <p>{stop?.nextStep}</p>
        </div>
        {stop && stop.spare.length > 0 && <SpareKeyForm kinds={stop.spare} />}
        <p className="quiet small">
          {[
            stop?.number ? SHELL.stop.number(stop.number) : '',
            station ? `${station.branch} · ${station.device}` : '',
            station ? `${SHELL.stop.version} ${station.version}` : '',
          ]
            .filter(Boolean)
            .join('　')}
        </p>
      </section>
    </main>
  );
}
