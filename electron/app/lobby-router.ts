// The lobby at its machines, the counter that waits for whom it sends, and the administrator who lists the machines.
import { answerSignal } from '../services/call-signals.ts';
import { receiveSlip, slipOf, writeSlip } from '../services/hand-over-slips.ts';
import { listWaiting } from '../services/hand-overs.ts';
import { handOver, lookAtTaps, makeRound, remind, showBoard } from '../services/lobby.ts';
import { listMachines, setMachines } from '../services/machines.ts';
import { dropStation, enrolStation, listStations, readStation } from '../services/other-stations.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.lobby;

export const lobbyRouter = {
  board: calls.board.handler(({ context }) => showBoard(acting(context).station)),
  look: calls.look.handler(({ context, input }) => lookAtTaps(acting(context).station, input)),
  remind: calls.remind.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return remind(station, actor, input);
  }),
  handOver: calls.handOver.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return handOver(station, actor, input);
  }),
  answerSignal: calls.answerSignal.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return answerSignal(station, actor, input);
  }),
  makeRound: calls.makeRound.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return makeRound(station, actor, input);
  }),
  waiting: calls.waiting.handler(({ context }) => listWaiting(acting(context).station)),
  slip: calls.slip.handler(({ context, input }) => slipOf(acting(context).station, input.code)),
  writeSlip: calls.writeSlip.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    const { options, folders } = context.app;
    return writeSlip(station, actor, input, { files: options.files, folder: folders.exports });
  }),
  receive: calls.receive.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return receiveSlip(station, actor, input);
  }),
  stations: calls.stations.handler(({ context }) => listStations(acting(context).station)),
  readStation: calls.readStation.handler(({ input }) => readStation(input.key)),
  enrolStation: calls.enrolStation.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return enrolStation(station, actor, input);
  }),
  dropStation: calls.dropStation.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return dropStation(station, actor, input);
  }),
  machines: calls.machines.handler(({ context }) => listMachines(acting(context).station)),
  setMachines: calls.setMachines.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return setMachines(station, actor, input);
  }),
};
