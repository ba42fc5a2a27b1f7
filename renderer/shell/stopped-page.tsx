// The store cannot be used: says why and what to do next. All that can be done here is to try a spare key, where that may help.
import { useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';
import { SpareKeyForm } from './spare-key-form.tsx';

export default function StoppedPage() {
  const { stop, station } = useView();
  const about = [
    stop?.number ? SHELL.stop.number(stop.number) : '',
    station ? `${station.branch} · ${station.device}` : '',
    station ? `${SHELL.stop.version} ${station.version}` : '',
  ].filter(Boolean);
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
        {about.length > 0 && <p className="quiet small">{about.join('　')}</p>}
      </section>
    </main>
  );
}
