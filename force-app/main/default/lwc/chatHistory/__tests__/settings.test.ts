import '../../chatHistoryLabels/__tests__/realLabels';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { LABELS } from 'c/chatHistoryLabels';
import type { Given } from '../settings';
import {
    AUTO_LOAD_VALUES,
    DEFAULT_AUTO_LOAD,
    DEFAULT_HEIGHT_PX,
    MAX_HEIGHT_PX,
    MIN_HEIGHT_PX,
    readSettings
} from '../settings';

const OWN_HOST = 'acme.lightning.force.com';
const NOTHING: Given = {
    height: undefined,
    autoLoad: undefined,
    maxAgeHours: undefined,
    hourlyBudget: undefined,
    brokerHost: undefined,
    showEvents: undefined,
    loadBotMessages: undefined,
    showFiles: undefined,
    conversationsOf: undefined
};
const DEFAULTS = {
    heightPx: 480,
    autoLoad: 'newest',
    scope: 'case',
    limits: {},
    brokerHost: null,
    showsEvents: true,
    showsFiles: true,
    loadsText: false,
    wrongTexts: []
};

describe('App Builder properties', () => {
    it.each([undefined, null, '', '  '])('have defaults, and %p is not wrong', (unset) => {
        const given = {
            height: unset,
            autoLoad: unset,
            maxAgeHours: unset,
            hourlyBudget: unset,
            brokerHost: unset,
            showEvents: unset,
            loadBotMessages: unset,
            showFiles: unset,
            conversationsOf: unset
        };
        expect(readSettings(given, OWN_HOST)).toEqual(DEFAULTS);
    });

    it('are taken as they are when they are right', () => {
        const given = {
            height: '300',
            autoLoad: 'All after asking',
            maxAgeHours: 0,
            hourlyBudget: '1000',
            brokerHost: ' acme--c.vf.force.com ',
            showEvents: false,
            loadBotMessages: 'true',
            showFiles: 'false',
            conversationsOf: 'The customer'
        };
        expect(readSettings(given, OWN_HOST)).toEqual({
            heightPx: 300,
            autoLoad: 'all',
            scope: 'customer',
            limits: { maxAgeMs: 0, hourlyBudget: 1_000 },
            brokerHost: 'acme--c.vf.force.com',
            showsEvents: false,
            showsFiles: false,
            loadsText: true,
            wrongTexts: []
        });
    });

    it.each([
        ['Open conversations', 'open'],
        ['open', 'open'],
        ['newest conversation', 'newest'],
        ['NONE', 'none'],
        ['Nothing', 'none']
    ])('accept "%s" for what loads automatically, as well as the older spelling', (value, autoLoad) => {
        expect(readSettings({ ...NOTHING, autoLoad: value }, OWN_HOST)).toMatchObject({ autoLoad, wrongTexts: [] });
    });

    it.each([
        ['This Case', 'case'],
        ['This Case and not linked', 'unlinked'],
        ['the customer', 'customer'],
        ['unlinked', 'unlinked']
    ])('accept "%s" for whose conversations are listed', (value, scope) => {
        const settings = readSettings({ ...NOTHING, conversationsOf: value }, OWN_HOST);
        expect(settings).toMatchObject({ scope, wrongTexts: [] });
    });

    it('say which choice of whose conversations is wrong, and list the Case’s alone then', () => {
        const { scope, wrongTexts } = readSettings({ ...NOTHING, conversationsOf: 'Everybody' }, OWN_HOST);
        expect(scope).toBe('case');
        expect(wrongTexts).toEqual([
            'Conversations of: “Everybody” is not one of the choices. This Case is used instead.'
        ]);
    });

    it.each([
        [true, true],
        ['true', true],
        [false, false],
        ['false', false]
    ])('show joins and transfers for %p: %p', (showEvents, showsEvents) => {
        expect(readSettings({ ...NOTHING, showEvents }, OWN_HOST)).toMatchObject({ showsEvents, wrongTexts: [] });
    });

    it('are hours for the admin and milliseconds in the code', () => {
        expect(readSettings({ ...NOTHING, maxAgeHours: 24 }, OWN_HOST).limits).toEqual({ maxAgeMs: 24 * 3_600_000 });
    });

    it.each([
        ['height', [159, 2001, 300.5, Number.NaN, 'tall', {}, true, -1], 'Height (pixels)'],
        ['autoLoad', ['everything', 'new', 1, {}], 'Load automatically'],
        ['maxAgeHours', [-1, 25, 1.5, Number.NaN, 'a day', {}, true], 'Maximum age of messages (hours)'],
        ['hourlyBudget', [-1, 1001, 0.5, Number.NaN, 'many', [], false], 'Reads per hour'],
        [
            'brokerHost',
            ['evil.example', 'https://acme.force.com', 'acme--c.vf.force.com/path', 'other--c.vf.force.com', 7, {}],
            'Visualforce host'
        ]
    ] as const)('that are wrong give way to their default, with a sentence about it: %s', (property, values, label) => {
        for (const value of values) {
            const { wrongTexts, ...settings } = readSettings({ ...NOTHING, [property]: value }, OWN_HOST);
            expect({ ...settings, wrongTexts: [] }).toEqual(DEFAULTS);
            expect(wrongTexts).toHaveLength(1);
            expect(wrongTexts[0]).toMatch(new RegExp(`^${label.replace(/[()]/g, '\\$&')}: “.* is used instead\\.$`));
        }
    });

    it('cut a long wrong value', () => {
        const [text] = readSettings({ ...NOTHING, height: 'x'.repeat(5_000) }, OWN_HOST).wrongTexts;
        expect(text?.length).toBeLessThan(200);
    });
});

describe('The metadata of the component', () => {
    const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: '',
        isArray: (name) => ['property', 'supportedFormFactor'].includes(name)
    });
    const file = path.resolve(__dirname, '../chatHistory.js-meta.xml');
    const { LightningComponentBundle: bundle } = parser.parse(readFileSync(file, 'utf8')) as {
        LightningComponentBundle: {
            masterLabel: string;
            targetConfigs: {
                targetConfig: {
                    property: Record<string, string>[];
                    supportedFormFactors: { supportedFormFactor: { type: string }[] };
                };
            };
        };
    };
    const { property: properties, supportedFormFactors } = bundle.targetConfigs.targetConfig;
    const property = (name: string) => properties.find((candidate) => candidate.name === name);

    it('names each property as the notice in the canvas does', () => {
        expect(property('height')?.label).toBe(LABELS.Property_Height);
        expect(property('autoLoad')?.label).toBe(LABELS.Property_AutoLoad);
        expect(property('maxAgeHours')?.label).toBe(LABELS.Property_MaxAgeHours);
        expect(property('hourlyBudget')?.label).toBe(LABELS.Property_HourlyBudget);
        expect(property('brokerHost')?.label).toBe(LABELS.Property_BrokerHost);
        expect(bundle.masterLabel).toBe(LABELS.Title);
    });

    it('offers the values that the code accepts, with its default', () => {
        expect(property('autoLoad')?.datasource?.split(',')).toEqual(Object.values(AUTO_LOAD_VALUES));
        expect(property('autoLoad')?.default).toBe(AUTO_LOAD_VALUES[DEFAULT_AUTO_LOAD]);
        const { min, max, default: height } = property('height') ?? {};
        expect([min, max, height].map(Number)).toEqual([MIN_HEIGHT_PX, MAX_HEIGHT_PX, DEFAULT_HEIGHT_PX]);
    });

    it('supports the Large form factor only: it can be widened later, never narrowed', () => {
        expect(supportedFormFactors.supportedFormFactor.map(({ type }) => type)).toEqual(['Large']);
    });
});
