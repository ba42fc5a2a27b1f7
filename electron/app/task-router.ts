// What is left to do when a case has ended, in the room of a supervisor or branch head.
import { listTasks, settleTask } from '../services/tasks.ts';
import { acting } from './acting.ts';
import { admitted } from './admission.ts';

const calls = admitted.task;

export const taskRouter = {
  list: calls.list.handler(({ context }) => listTasks(acting(context).station)),
  settle: calls.settle.handler(({ context, input }) => {
    const { station, actor } = acting(context);
    return settleTask(station, actor, input);
  }),
};
