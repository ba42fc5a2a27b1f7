// What the real binary is started with (`ELECTRON_BIN`): the compiled main as it is, with a door for the test beside it. A switch on the command line
// would be an option of ours that does not exist.
import { app } from 'electron';

app.commandLine.appendSwitch('remote-debugging-port', process.env.STAND_IN_PORT);
await import(process.env.STAND_IN_MAIN);
