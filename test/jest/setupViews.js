const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

// jsdom has no layout, so nothing ever changes size. Browser tests see the real one.
globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
};
