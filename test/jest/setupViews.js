const { registerSa11yMatcher } = require('@sa11y/jest');

registerSa11yMatcher();

// jsdom has no layout, so nothing ever changes size. Browser tests see the real one.
globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
};

// jsdom lays nothing out, so nothing can be scrolled to; a test that cares listens.
globalThis.Element.prototype.scrollIntoView = () => undefined;
