/**
 * Salesforce's error answers: an array of one object with a code and a message.
 *
 * Source: REST API Developer Guide, Status Codes and Error Responses; Connect REST API Developer Guide.
 */
import type { Answer } from './http';

/** An error answer. */
export function refuse(status: number, errorCode: string, message: string): Answer {
    return { status, body: [{ message, errorCode }] };
}

/** 401: no session, an expired or a wrong one. */
export function invalidSession(): Answer {
    return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
}

/** 401: a valid session of a kind that may not use the REST API. Only the message differs from an expired one. */
export function sessionNotForRest(): Answer {
    return refuse(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
}

/** 400: the org lacks the object, or the user may not see it. */
export function invalidType(object: string): Answer {
    return refuse(
        400,
        'INVALID_TYPE',
        `sObject type '${object}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}

/** 400: the org lacks the field, or the user may not see it. One such field fails the whole query. */
export function invalidField(object: string, field: string, query: string): Answer {
    return refuse(
        400,
        'INVALID_FIELD',
        `${pointAt(field, query)}No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}

/** 400: the same for a relationship in a field path. */
export function invalidRelationship(_object: string, name: string, query: string): Answer {
    return refuse(
        400,
        'INVALID_FIELD',
        `${pointAt(name, query)}Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`
    );
}

function pointAt(word: string, query: string): string {
    const column = query.indexOf(word) + 1;
    return `\n${query}\n${' '.repeat(Math.max(0, column - 1))}^\nERROR at Row:1:Column:${column}\n`;
}
