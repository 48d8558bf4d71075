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

/** A layer may import what stands below it. Says which of our bundles a folder must not import. */
const forbid = (files, forbidden, reason) => ({
    files,
    ignores: ['**/__tests__/**', '**/*.test.ts'],
    rules: {
        'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message: reason }] }]
    }
});

const layers = [
    forbid(
        [`${LWC}/chatHistoryCore/**/*.ts`],
        '^(c/|lightning/|lwc$|@salesforce/)',
        'The core is pure and imports only itself.'
    ),
    forbid(
        [`${LWC}/chatHistorySource/**/*.ts`],
        '^(c/(?!chatHistoryCore$)|lightning/)',
        'The source imports only the core.'
    ),
    forbid(
        [`${LWC}/chatHistoryState/**/*.ts`],
        '^(c/(?!chatHistory(Core|Source)$)|lightning/|lwc$)',
        'The state imports the core, and types of the source.'
    ),
    forbid(
        ['broker/**/*.ts'],
        '^(c/(?!chatHistoryCore$)|lwc$|lightning/|@salesforce/)',
        'The broker imports only the core of our bundles.'
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
