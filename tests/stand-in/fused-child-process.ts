// What the compiled main finds as `node:child_process`: with the fuse `runAsNode` off Electron's `fork` throws (electron/electron#53831).
export * from 'node:child_process';

export function fork(): never {
  throw new Error('child_process.fork() is not available while the fuse runAsNode is off');
}
