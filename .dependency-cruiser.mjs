/** Who may import whom; the reasons stand in docs/ARCHITECTURE.md. Each rule is seen to bite in scripts/boundaries.test.ts. */
const here = '^(apps|modules|dialects|packages|bench|e2e)/'

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'modules-meet-through-contracts',
      comment:
        'What a module needs of another comes as an event or in the token; only contract.ts may be imported.',
      severity: 'error',
      from: { path: '^modules/([^/]+)/' },
      to: { path: '^modules/([^/]+)/', pathNot: ['^modules/$1/', '^modules/.+/contract\\.ts$'] },
    },
    {
      name: 'contracts-stay-light',
      comment:
        'A contract runs in a browser too: typebox, packages/contract and other contracts, nothing else.',
      severity: 'error',
      from: { path: '^(modules/.+/contract\\.ts$|packages/contract/)', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^node_modules/typebox/', '^packages/contract/', '^modules/.+/contract\\.ts$'] },
    },
    {
      name: 'rules-are-pure',
      comment: 'rules.ts decides: no clock, no SQL, no I/O.',
      severity: 'error',
      from: { path: '^modules/.*rules\\.ts$' },
      to: {
        pathNot: [
          '^packages/contract/',
          '^modules/.*rules\\.ts$',
          '^modules/.+/contract\\.ts$',
          '^node_modules/typebox/',
        ],
      },
    },
    {
      name: 'sql-lives-in-stores',
      comment: 'SQL stands in stores, consumers and tables; the rest of a module calls them.',
      severity: 'error',
      from: {
        path: '^(modules|dialects|apps)/',
        pathNot: '(-store|tables|consumers|\\.(test|fixture))\\.ts$',
      },
      to: { path: '^node_modules/(kysely|pg)/' },
    },
    {
      name: 'dialects-adapt-modules',
      comment: 'A dialect reaches a module through its face alone.',
      severity: 'error',
      from: { path: '^dialects/', pathNot: '\\.test\\.ts$' },
      to: { path: '^modules/', pathNot: '^modules/.+/(module|contract)\\.ts$' },
    },
    {
      name: 'the-program-wires-faces',
      severity: 'error',
      from: { path: '^apps/server/', pathNot: '\\.test\\.ts$' },
      to: { path: '^modules/', pathNot: '^modules/.+/(module|contract)\\.ts$' },
    },
    {
      name: 'the-web-app-sees-contracts',
      comment: 'Of the house the web app knows contracts; everything else it asks over HTTP.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(apps/server|modules|dialects|packages|bench|e2e)/',
        pathNot: ['^modules/.+/contract\\.ts$', '^packages/contract/'],
      },
    },
    {
      name: 'the-web-app-takes-types-alone',
      comment: 'A value of a contract would bring the schemas of the server to every phone.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(modules/.+/contract\\.ts$|packages/contract/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-stand-alone',
      comment:
        'A feature of the web app links to another by its path, and knows nothing of the frame around it.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/web/src/(app|features|main)[/.]', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'the-web-app-has-floors',
      comment: 'app stands on features, they on session, api and ui, and these on i18n and theme.',
      severity: 'error',
      from: { path: '^apps/web/src/(api|session|ui|i18n|theme|device)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/web/src/(app|features|main)[/.]' },
    },
    {
      name: 'words-and-colours-come-first',
      severity: 'error',
      from: { path: '^apps/web/src/(i18n|theme|device)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/web/src/(api|session|ui)/' },
    },
    {
      name: 'the-kit-asks-nobody',
      comment: 'ui shows what it is given; of the API it knows what a problem is.',
      severity: 'error',
      from: { path: '^apps/web/src/ui/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^apps/web/src/(api|session)/', pathNot: '^apps/web/src/api/problem\\.ts$' },
    },
    {
      name: 'packages-know-no-module',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(modules|dialects|apps)/' },
    },
    {
      name: 'nobody-imports-the-program',
      severity: 'error',
      from: { path: '^(modules|dialects|packages)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|bench|e2e)/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { path: here, pathNot: '\\.(test|fixture)\\.tsx?$' },
      to: { path: '\\.(test|fixture)\\.tsx?$' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: here, pathNot: '(\\.(test|fixture)\\.tsx?$|^packages/testing/|^e2e/)' },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'no-drawer-for-leftovers',
      severity: 'error',
      from: {},
      to: { path: '(^|/)(shared|utils|core|common|lib|helpers)/', pathNot: 'node_modules' },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: { path: here },
      to: { path: '^(apps|modules|dialects|packages)/.*(^|/)index\\.ts$' },
    },
    {
      name: 'nothing-undeclared',
      severity: 'error',
      from: { path: here },
      // what begins with virtual: a plugin of Vite makes
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'],
        pathNot: '^virtual:',
      },
    },
    {
      name: 'development-stays-home',
      comment: 'The image is installed without development dependencies; what it runs must not need one.',
      severity: 'error',
      from: { path: here, pathNot: '(\\.(test|fixture)\\.tsx?$|^packages/testing/|^bench/|^e2e/)' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // built, left behind by journeys, or a tool's settings
    exclude: {
      path: '^apps/web/(dist|\\.dist-[^/]+|dev-dist)/|^apps/web/vite\\.config\\.ts$|^e2e/(test-results|playwright-report)/',
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
}
