/**
 * Every custom label, and the functions that fill values in. To change a text, change its label in
 * labels/CustomLabels.labels-meta.xml.
 */
export * from './eventTexts';
export * from './fileTexts';
export * from './format';
export * from './labels';
export * from './noticeTexts';
export * from './omissionTexts';
export * from './recordTexts';
export * from './times';
export * from './usageTexts';
