// The two scripts that stand for Electron's preload: it runs in a world of its own beside the page's, and what it exposes crosses to the
// page as calls with strings. Events of the window carry them, since both worlds see the same document.

/** Runs in the page's world before anything of the page: builds there what the preload exposes. */
export const PAGE_WORLD = `(() => {
  const kept = [];
  const say = (told) => dispatchEvent(new CustomEvent('stand-in-to-preload', { detail: JSON.stringify(told) }));
  const given = (value) => (typeof value === 'function' ? { fn: kept.push(value) - 1 } : { value });
  const build = (shape, path) => {
    if (shape.value !== undefined) return shape.value;
    if (shape.fn) return (...args) => say({ path, args: args.map(given) });
    return Object.freeze(Object.fromEntries(Object.entries(shape.members).map(([name, member]) => [name, build(member, [...path, name])])));
  };
  addEventListener('stand-in-to-page', (event) => {
    const { name, shape, fn, args } = JSON.parse(event.detail);
    if (name) Object.defineProperty(window, name, { value: build(shape, []) });
    else kept[fn](...args);
  });
})()`;

/** Runs in the preload’s world: `require("electron")` with its two halves, then the compiled preload itself. */
export const preloadWorld = (preload: string, argv: readonly string[]): string => `(() => {
  if (window !== top) return;
  const listeners = {};
  let api;
  const toPage = (told) => dispatchEvent(new CustomEvent('stand-in-to-page', { detail: JSON.stringify(told) }));
  const shapeOf = (value) =>
    typeof value === 'function' ? { fn: true }
    : typeof value === 'object' ? { members: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shapeOf(member)])) }
    : { value };
  addEventListener('stand-in-to-preload', (event) => {
    const { path, args } = JSON.parse(event.detail);
    const called = path.reduce((at, name) => at[name], api);
    called(...args.map(({ fn, value }) => (fn === undefined ? value : (...values) => toPage({ fn, args: values }))));
  });
  globalThis.standInReceive = (channel, ...values) => {
    for (const listener of listeners[channel] ?? []) listener({}, ...values);
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name, exposed) => { api = exposed; toPage({ name, shape: shapeOf(exposed) }); } },
    ipcRenderer: {
      send: (channel, ...values) => standInSend(JSON.stringify([channel, ...values])),
      on: (channel, listener) => void (listeners[channel] ??= []).push(listener),
    },
  };
  const require = (name) => { if (name !== 'electron') throw new Error('a preload in the sandbox may require electron only'); return electron; };
  const process = { argv: ${JSON.stringify(argv)} };
  (function () {
    ${preload}
  })();
})()`;
