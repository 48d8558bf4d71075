// Ambient types of platform modules that @salesforce/lightning-types doesn't declare. Only what we use.
declare module '@salesforce/label/*' {
    const label: string;
    export default label;
}
declare module '@salesforce/resourceUrl/*' {
    const url: string;
    export default url;
}
declare module '@salesforce/i18n/*' {
    const value: string;
    export default value;
}
declare module '@salesforce/user/Id' {
    const id: string;
    export default id;
}
declare module '@salesforce/userPermission/*' {
    const granted: boolean | undefined;
    export default granted;
}
declare module '@salesforce/customPermission/*' {
    const granted: boolean | undefined;
    export default granted;
}
declare module '@salesforce/schema/*' {
    const field: { objectApiName: string; fieldApiName: string };
    export default field;
}
declare module 'lightning/uiRecordApi' {
    import type { WireAdapterConstructor } from 'lwc';
    export type FieldId = string | { objectApiName: string; fieldApiName: string };
    export interface FieldValue {
        value: unknown;
        displayValue: string | null;
    }
    export interface RecordRepresentation {
        id: string;
        apiName: string;
        fields: Record<string, FieldValue>;
    }
    export interface GetRecordConfig {
        recordId: string | null | undefined;
        fields?: FieldId | readonly FieldId[];
        optionalFields?: FieldId | readonly FieldId[];
    }
    export interface GetRecordResult {
        data?: RecordRepresentation;
        error?: unknown;
    }
    export const getRecord: WireAdapterConstructor<GetRecordConfig, GetRecordResult>;
    export function getFieldValue(record: RecordRepresentation | undefined, field: FieldId): unknown;
    export function getFieldDisplayValue(
        record: RecordRepresentation | undefined,
        field: FieldId
    ): string | null | undefined;
}
declare module 'lightning/graphql' {
    import type { WireAdapterConstructor } from 'lwc';
    export interface GraphQLResult {
        data?: unknown;
        errors?: readonly { message: string }[];
        refresh?: () => Promise<void>;
    }
    export interface GraphQLConfig {
        query: unknown;
        variables?: Record<string, unknown>;
        operationName?: string;
    }
    export const graphql: WireAdapterConstructor<GraphQLConfig, GraphQLResult>;
    export function gql(literals: TemplateStringsArray, ...substitutions: unknown[]): unknown;
}
declare module 'lightning/navigation' {
    import type { LightningElement, WireAdapterConstructor } from 'lwc';
    export interface PageReference {
        type: string;
        attributes: Record<string, string>;
        state?: Record<string, string>;
    }
    export interface NavigationMethods {
        [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
        [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
    }
    export function NavigationMixin(
        base: typeof LightningElement
    ): (new () => LightningElement & NavigationMethods) & Pick<typeof LightningElement, keyof typeof LightningElement>;
    export namespace NavigationMixin {
        const Navigate: unique symbol;
        const GenerateUrl: unique symbol;
    }
    export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference | undefined>;
}
