// What the stand-in tells its test: one JSON object a line where main is a process of its own. A journey has it in its own process and listens itself.

const onStdout = (event: string, told: object): void => {
  process.stdout.write(`${JSON.stringify({ event, ...told })}\n`);
};
let hear = onStdout;

export const tell = (event: string, told: object): void => hear(event, told);

/** From here on nothing is written: whoever listens is told. */
export function tellInstead(listener: (event: string, told: object) => void): void {
  hear = listener;
}
