import type { MergeFields } from './mergeFields';
import { renderPage } from './renderPage';

const fields: MergeFields = {
    sessionId: '00DSM!"token"',
    userId: '005SM0000000001AAA',
    organizationId: '00DSM0000000001AAA',
    labels: { Greeting: 'Say <hello> & more' },
    resources: { Script: '/resource/1/Script' },
    setup: { Settings__c: { MaxAge__c: '60' } }
};

const attributes =
    'docType="html-5.0" showHeader="false" standardStylesheets="false" applyHtmlTag="false" applyBodyTag="false"';

function rendered(content: string, more = ''): string {
    return renderPage(`<apex:page ${attributes} ${more}>${content}</apex:page>`, fields).html;
}

describe('the Visualforce page on the local server', () => {
    it('is the content of apex:page behind a doctype', () => {
        expect(rendered('<html lang="en"><body></body></html>')).toBe(
            '<!DOCTYPE html>\n<html lang="en"><body></body></html>\n'
        );
    });

    it.each([
        ['{!$Api.Session_ID}', '00DSM!&quot;token&quot;'],
        ['{! $User.Id }', '005SM0000000001AAA'],
        ['{!$Organization.Id}', '00DSM0000000001AAA'],
        ['{!$Label.Greeting}', 'Say &lt;hello&gt; &amp; more'],
        ['{!$Resource.Script}', '/resource/1/Script'],
        ['{!URLFOR($Resource.Script)}', '/resource/1/Script'],
        ["{!URLFOR($Resource.Script, 'a/b.js')}", '/resource/1/Script/a/b.js'],
        ['{!$Setup.Settings__c.MaxAge__c}', '60']
    ])('resolves and encodes %s', (expression, value) => {
        expect(rendered(`<p title="${expression}">x</p>`)).toContain(`<p title="${value}">x</p>`);
    });

    it.each([
        '{!$Api.Partner_Server_URL_660}',
        '{!$Label.Unknown}',
        '{!$Resource.Unknown}',
        '{!$Setup.Settings__c.Unknown__c}',
        '{!IF(true, 1, 2)}',
        '{!$User.Id & $Organization.Id}',
        '{!constructor}'
    ])('is loud about %s', (expression) => {
        expect(() => rendered(`<p>${expression.replace('&', '&amp;')}</p>`)).toThrow("doesn't know");
    });

    it('is loud about components, controllers and missing attributes', () => {
        expect(() => rendered('<apex:form></apex:form>')).toThrow('<apex:form>');
        expect(() => rendered('', 'controller="Foo"')).toThrow('controller');
        expect(() => renderPage('<apex:page></apex:page>', fields)).toThrow('needs applyBodyTag="false"');
        expect(() => renderPage('<p></p>', fields)).toThrow('no <apex:page>');
        expect(() => rendered('<p>')).toThrow('No XML');
    });

    it('refuses a merge field where Visualforce would not encode it', () => {
        expect(() => rendered('<script>var id = "{!$User.Id}";</script>')).toThrow('inside <script>');
    });

    it('forbids caching only where the page does', () => {
        expect(renderPage(`<apex:page ${attributes}><p></p></apex:page>`, fields).headers).toEqual({});
        const uncached = renderPage(`<apex:page ${attributes} cache="false"><p></p></apex:page>`, fields);
        expect(uncached.headers['cache-control']).toContain('no-store');
    });
});
