// Who may import whom (design.md, Folders). Arrows may skip a floor downward, never go back up.
const floors = [
  ['keys', ['^shared/', '^electron/keys/']],
  ['store', ['^shared/', '^electron/(keys|store)/']],
  ['ledger', ['^shared/', '^electron/(keys|store|ledger)/']],
  ['services', ['^shared/', '^electron/(keys|store|ledger|services)/']],
  ['app', ['^shared/', '^electron/(keys|store|ledger|services|app)/']],
  ['hosts', ['^shared/', '^electron/(keys|store|ledger|services|app|hosts)/']],
];

const OWN = '^(shared|electron|renderer|tests)/';

export default {
  forbidden: [
    ...floors.map(([floor, allowed]) => ({
      name: `${floor}-reaches-up`,
      comment: `electron/${floor} may use only what lies on its floor or below`,
      severity: 'error',
      from: { path: `^electron/${floor}/` },
      to: { path: OWN, pathNot: allowed },
    })),
    {
      name: 'shared-is-pure',
      comment: 'no Node, no Electron, no browser, no process code in shared',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', 'node_modules/(zod|@orpc/contract|pinyin-pro|sm-crypto-v2|fflate)/'] },
    },
    {
      name: 'renderer-uses-only-shared',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: OWN, pathNot: ['^shared/', '^renderer/'] },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contract-as-types-in-windows',
      comment: 'parsing is the process’s work; zod stays out of the windows',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: ['^shared/contract/', 'node_modules/zod/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-uses-renderer',
      severity: 'error',
      from: { path: '^(shared|electron)/' },
      to: { path: '^renderer/' },
    },
    {
      name: 'only-the-electron-host-names-electron',
      severity: 'error',
      from: { path: OWN, pathNot: ['^electron/hosts/electron/', '^electron/(main|preload)\\.ts$'] },
      to: { path: ['^electron$', 'node_modules/electron/'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    // With TypeScript 7 the default parser reads nothing and passes (stack.md, traps).
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.css'],
    },
  },
};
