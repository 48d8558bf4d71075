import { createRequire } from 'node:module';
import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import globals from 'globals';
import slds from '@salesforce-ux/eslint-plugin-slds';
import tseslint from 'typescript-eslint';

const require = createRequire(import.meta.url);
const lwc = require('@salesforce/eslint-config-lwc/recommended-ts');
const lwcPlatform = require('@lwc/eslint-plugin-lwc-platform');

const LWC = 'force-app/**/lwc';

/** A layer may import what stands below it. `forbidden` says what it must not import; the last match for a file counts. */
const forbid = (files, forbidden, reason) => ({
    files,
    ignores: ['**/__tests__/**', '**/*.test.ts'],
    rules: {
        'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message: reason }] }]
    }
});

const forbidInBundle = (name, forbidden, reason) => forbid([`${LWC}/${name}/**/*.ts`], forbidden, reason);

const NO_PLATFORM = 'c/(?!chatHistoryCore$)|lwc$|lightning/|@salesforce/';

/** Folders of the broker, each with the folders that it must not import. */
const BROKER_LAYERS = {
    storage: 'cache|rateLimit|salesforce|transcripts|handlers|server',
    rateLimit: 'cache|salesforce|transcripts|handlers|server',
    cache: 'rateLimit|handlers|server',
    salesforce: 'transcripts|handlers|server',
    transcripts: 'handlers|server',
    handlers: 'server'
};

const layers = [
    forbid([`${LWC}/**/*.ts`], '^c/chatHistory$', 'The root component is imported by no other bundle.'),
    forbidInBundle(
        'chatHistoryCore',
        '^(c/|lightning/|lwc$|@salesforce/)',
        'The core is pure and imports only itself.'
    ),
    forbidInBundle('chatHistorySource', '^(c/(?!chatHistoryCore$)|lightning/)', 'The source imports only the core.'),
    forbidInBundle(
        'chatHistoryState',
        '^(c/(?!chatHistory(Core|Source)$)|lightning/|lwc$)',
        'The state imports the core, and types of the source.'
    ),
    forbidInBundle('chatHistoryLabels', '^(c/(?!chatHistoryCore$)|lwc$)', 'The labels import only the core.'),
    forbidInBundle(
        'chatHistoryConnection',
        '^c/(?!chatHistory(Core|Source)$)',
        'The connection imports the core and the source.'
    ),
    forbid(['broker/**/*.ts'], `^(${NO_PLATFORM})`, 'The broker imports only the core of our bundles.'),
    ...Object.entries(BROKER_LAYERS).map(([folder, above]) =>
        forbid(
            [`broker/${folder}/**/*.ts`],
            `^(${NO_PLATFORM}|\\.\\./(${above})/)`,
            `broker/${folder} imports only the core and the folders of the broker below it.`
        )
    ),
    forbid(
        ['sim/**/*.ts'],
        '^(c/(?!chatHistoryCore$)|node:|lwc$)',
        'The simulated org is pure and knows only the core.'
    )
];

export default tseslint.config(
    {
        ignores: [
            'node_modules/',
            'build/',
            'coverage/',
            'test-results/',
            '.sf/',
            '.sfdx/',
            'force-app/**/lwc/*/*.js',
            'force-app/**/staticresources/*.js',
            '**/*.d.ts'
        ]
    },
    {
        files: ['{broker,sim,preview,test,bench}/**/*.ts', `${LWC}/**/*.ts`, 'playwright.config.ts'],
        extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
        languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
        rules: {
            '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
            '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
            '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreVoidReturningFunctions: true }],
            'max-lines-per-function': ['error', { max: 80, skipComments: true, skipBlankLines: true }],
            'no-console': 'error'
        }
    },
    {
        files: [`${LWC}/**/*.ts`],
        ignores: ['**/__tests__/**'],
        extends: [...lwc],
        languageOptions: {
            parser: tseslint.parser,
            parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname }
        },
        plugins: { '@lwc/lwc-platform': lwcPlatform },
        // The source, not what an earlier build compiled from it.
        settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } } },
        rules: {
            // TypeScript knows these better, or our style differs: helpers stand below their callers.
            'no-unused-vars': 'off',
            'no-use-before-define': 'off',
            'no-confusing-arrow': 'off',
            'consistent-return': 'off',
            'default-case': 'off',
            'no-await-in-loop': 'off',
            'no-void': ['error', { allowAsStatement: true }],
            'import/namespace': 'off',
            '@lwc/lwc-platform/no-aura': 'error',
            '@lwc/lwc-platform/no-interop': 'error',
            '@lwc/lwc-platform/no-process-env': 'error',
            '@lwc/lwc/valid-graphql-wire-adapter-callback-parameters': 'error'
        }
    },
    {
        files: ['**/__tests__/**/*.ts', '**/*.test.ts', 'test/**/*.ts'],
        extends: [jest.configs['flat/recommended']],
        languageOptions: { globals: { ...globals.node, ...globals.jest } },
        rules: {
            'max-lines-per-function': 'off',
            '@typescript-eslint/no-non-null-assertion': 'off',
            '@typescript-eslint/unbound-method': 'off',
            'jest/expect-expect': ['error', { assertFunctionNames: ['expect*', 'fc.assert'] }]
        }
    },
    {
        // Playwright's tests read like Jest's, but aren't.
        files: ['test/browser/**/*.ts'],
        rules: {
            'jest/no-standalone-expect': 'off',
            'jest/valid-title': 'off',
            'jest/no-done-callback': 'off',
            'jest/expect-expect': 'off'
        }
    },
    {
        files: ['preview/**/*.js'],
        extends: [js.configs.recommended],
        languageOptions: { globals: { ...globals.browser } }
    },
    {
        files: ['scripts/**/*.mjs', '*.mjs'],
        extends: [js.configs.recommended],
        languageOptions: { globals: { ...globals.node } }
    },
    {
        files: ['*.js', 'test/**/*.js'],
        extends: [js.configs.recommended],
        languageOptions: { sourceType: 'commonjs', globals: { ...globals.node } }
    },
    ...layers,
    // The SLDS rules are about what runs in an org; the local page only looks like one.
    ...slds.configs['flat/recommended'].map((config) => ({
        ...config,
        files: (config.files ?? ['**/*']).map((pattern) => `force-app/${pattern}`)
    }))
);
