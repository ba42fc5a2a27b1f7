// Small shapes that go with words, so that nothing is told by colour alone: channels, states of steps, weights of flags.
import type { StepView, TellerCaseView } from '../../shared/contract/case-view.ts';
import type { HealthState } from '../../shared/station/health.ts';
import { UI } from './sentences.ts';

type Channel = StepView['channel'];
type Weight = TellerCaseView['flags'][number]['weight'];

const CHANNEL_PATHS: Record<Channel, string> = {
  said: 'M3 4h14v9H9l-4 4v-4H3z',
  observed: 'M1.5 10Q10 1.5 18.5 10Q10 18.5 1.5 10zM10 7.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 1 0 0-5.6z',
  verified: 'M3.5 3.5h13v13h-13zM6.5 10l2.6 2.8L14 7.4',
  shown: 'M2.5 4h15v10h-15zM7 17h6',
  signed: 'M3 16.5h14M5 13l7.5-8.5 2.4 2L7.5 14.6 4.6 15.2z',
};

const STATE_PATHS: Record<StepView['state'], string> = {
  open: 'M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12z',
  again: 'M15.5 8A6 6 0 1 0 16 11.5M16.2 3.8V8.2H11.8',
  answered: 'M4 10.5l4 4.2L16.2 5.6',
  deferred: 'M10 4a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM10 6.5V10l2.5 1.5',
  'not-due': 'M5 10h10',
};

const WEIGHT_PATHS: Record<Weight, string> = {
  H: 'M6.5 2.5h7l4 4v7l-4 4h-7l-4-4v-7zM6.5 10h7',
  S: 'M10 2.8L18 16.8H2zM10 7.5v4.2M10 13.8v.9',
  W: 'M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14zM10 6.5v4.5M10 13.2v.9',
};

/** 状况: a stop sign, a triangle, a question, a tick. */
const HEALTH_PATHS: Record<HealthState, string> = {
  act: WEIGHT_PATHS.H,
  look: WEIGHT_PATHS.S,
  unknown: 'M7 7.2a3 3 0 1 1 4.4 2.7C10.3 10.5 10 11 10 12.3M10 14.8v.9',
  good: STATE_PATHS.answered,
};

const OVERRIDE_PATH = 'M4 3.5v6.5h9.5M10 6.5l3.5 3.5-3.5 3.5M4 16.5h12.5';

function Shape({ path }: { path: string }) {
  return (
    <svg className="shape" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function ChannelMark({ channel }: { channel: Channel }) {
  return (
    <span className={`channel-mark channel-${channel}`}>
      <Shape path={CHANNEL_PATHS[channel]} />
      {UI.channel[channel]}
    </span>
  );
}

export function ChannelShape({ channel }: { channel: Channel }) {
  return (
    <span className="channel-shape" title={UI.channel[channel]}>
      <Shape path={CHANNEL_PATHS[channel]} />
    </span>
  );
}

export function StateMark({ step: { state, channel } }: { step: Pick<StepView, 'state' | 'channel'> }) {
  return (
    <span className={`state-mark state-${state}`}>
      <Shape path={STATE_PATHS[state]} />
      {state === 'again' ? UI.again[channel] : UI.step[state]}
    </span>
  );
}

/** 降级: a reviewer let the business go on although the rules had stopped it. Its colour is used for nothing else. */
export function OverrideMark({ words }: { words: string }) {
  return (
    <span className="override-mark">
      <Shape path={OVERRIDE_PATH} />
      {words}
    </span>
  );
}

export function WeightMark({ weight }: { weight: Weight }) {
  return (
    <span className={`weight-mark weight-${weight}`}>
      <Shape path={WEIGHT_PATHS[weight]} />
      {UI.weight[weight]}
    </span>
  );
}

/** How one thing of the machine is. */
export function HealthMark({ state, words }: { state: HealthState; words: string }) {
  return (
    <span className={`weight-mark health-${state}`}>
      <Shape path={HEALTH_PATHS[state]} />
      {words}
    </span>
  );
}
