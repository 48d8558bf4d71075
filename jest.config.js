const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

// Compiled .js beside the sources must never be what a test runs.
const sourcesFirst = { moduleFileExtensions: ['ts', 'js', 'html', 'json'] };
const support = { '^support/(.+)$': '<rootDir>/test/support/$1' };
const lwcBundle = '<rootDir>/force-app/main/default/lwc';

module.exports = {
    // Keys, ciphers and databases are the real ones in broker tests, and take their time on a busy machine.
    testTimeout: 30_000,
    coverageProvider: 'v8',
    collectCoverageFrom: ['force-app/main/default/lwc/**/*.ts', 'broker/**/*.ts', 'sim/**/*.ts', '!**/__tests__/**'],
    projects: [
        {
            ...jestConfig,
            ...sourcesFirst,
            displayName: 'lwc',
            rootDir: __dirname,
            // Only views need an engine and a DOM. Modules are tested in Node, whose crypto, MessageChannel
            // and TextEncoder are the browser's; jsdom lacks them.
            testMatch: [`${lwcBundle}/**/__tests__/**/*.test.ts`],
            testPathIgnorePatterns: ['/node_modules/', '/chatHistory(Core|Source|State)/'],
            modulePathIgnorePatterns: ['<rootDir>/build'],
            setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/test/jest/setupViews.js'],
            moduleNameMapper: { ...support, ...jestConfig.moduleNameMapper }
        },
        {
            ...sourcesFirst,
            displayName: 'node',
            rootDir: __dirname,
            testEnvironment: 'node',
            testMatch: [
                `${lwcBundle}/chatHistory{Core,Source,State}/__tests__/**/*.test.ts`,
                '<rootDir>/{broker,sim,preview,scripts,bench,test/timeline}/**/*.test.{ts,js}'
            ],
            modulePathIgnorePatterns: ['<rootDir>/build'],
            transform: { '\\.[tj]s$': '<rootDir>/test/jest/esbuildTransform.js' },
            transformIgnorePatterns: ['/node_modules/(?!fake-indexeddb/)'],
            moduleNameMapper: { ...support, '^c/(.+)$': `${lwcBundle}/$1/$1` }
        }
    ]
};
