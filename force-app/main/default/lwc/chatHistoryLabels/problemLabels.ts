import type { ProblemCode } from 'c/chatHistoryCore';
import PROBLEM_PAGE_NOT_REACHABLE from '@salesforce/label/c.ChatHistory_Problem_PageNotReachable';
import PROBLEM_PAGE_NOT_REACHABLE_TEXT from '@salesforce/label/c.ChatHistory_Problem_PageNotReachable_Text';
import PROBLEM_PAGE_NOT_REACHABLE_STEP from '@salesforce/label/c.ChatHistory_Problem_PageNotReachable_Step';
import PROBLEM_PAGE_NOT_REACHABLE_ADMIN from '@salesforce/label/c.ChatHistory_Problem_PageNotReachable_Admin';
import PROBLEM_SESSION_NOT_ACCEPTED from '@salesforce/label/c.ChatHistory_Problem_SessionNotAccepted';
import PROBLEM_SESSION_NOT_ACCEPTED_TEXT from '@salesforce/label/c.ChatHistory_Problem_SessionNotAccepted_Text';
import PROBLEM_SESSION_NOT_ACCEPTED_STEP from '@salesforce/label/c.ChatHistory_Problem_SessionNotAccepted_Step';
import PROBLEM_SESSION_NOT_ACCEPTED_ADMIN from '@salesforce/label/c.ChatHistory_Problem_SessionNotAccepted_Admin';
import PROBLEM_NO_PERMISSION from '@salesforce/label/c.ChatHistory_Problem_NoPermission';
import PROBLEM_NO_PERMISSION_TEXT from '@salesforce/label/c.ChatHistory_Problem_NoPermission_Text';
import PROBLEM_NO_PERMISSION_STEP from '@salesforce/label/c.ChatHistory_Problem_NoPermission_Step';
import PROBLEM_NO_PERMISSION_ADMIN from '@salesforce/label/c.ChatHistory_Problem_NoPermission_Admin';
import PROBLEM_NO_ACCESS from '@salesforce/label/c.ChatHistory_Problem_NoAccess';
import PROBLEM_NO_ACCESS_TEXT from '@salesforce/label/c.ChatHistory_Problem_NoAccess_Text';
import PROBLEM_NO_ACCESS_STEP from '@salesforce/label/c.ChatHistory_Problem_NoAccess_Step';
import PROBLEM_NO_ACCESS_ADMIN from '@salesforce/label/c.ChatHistory_Problem_NoAccess_Admin';
import PROBLEM_NOT_AVAILABLE from '@salesforce/label/c.ChatHistory_Problem_NotAvailable';
import PROBLEM_NOT_AVAILABLE_TEXT from '@salesforce/label/c.ChatHistory_Problem_NotAvailable_Text';
import PROBLEM_NOT_AVAILABLE_STEP from '@salesforce/label/c.ChatHistory_Problem_NotAvailable_Step';
import PROBLEM_NOT_AVAILABLE_ADMIN from '@salesforce/label/c.ChatHistory_Problem_NotAvailable_Admin';
import PROBLEM_LIMIT_REACHED from '@salesforce/label/c.ChatHistory_Problem_LimitReached';
import PROBLEM_LIMIT_REACHED_TEXT from '@salesforce/label/c.ChatHistory_Problem_LimitReached_Text';
import PROBLEM_LIMIT_REACHED_STEP from '@salesforce/label/c.ChatHistory_Problem_LimitReached_Step';
import PROBLEM_LIMIT_REACHED_ADMIN from '@salesforce/label/c.ChatHistory_Problem_LimitReached_Admin';
import PROBLEM_UNAVAILABLE from '@salesforce/label/c.ChatHistory_Problem_Unavailable';
import PROBLEM_UNAVAILABLE_TEXT from '@salesforce/label/c.ChatHistory_Problem_Unavailable_Text';
import PROBLEM_UNAVAILABLE_STEP from '@salesforce/label/c.ChatHistory_Problem_Unavailable_Step';
import PROBLEM_TIMED_OUT from '@salesforce/label/c.ChatHistory_Problem_TimedOut';
import PROBLEM_TIMED_OUT_TEXT from '@salesforce/label/c.ChatHistory_Problem_TimedOut_Text';
import PROBLEM_TIMED_OUT_STEP from '@salesforce/label/c.ChatHistory_Problem_TimedOut_Step';
import PROBLEM_MALFORMED from '@salesforce/label/c.ChatHistory_Problem_Malformed';
import PROBLEM_MALFORMED_TEXT from '@salesforce/label/c.ChatHistory_Problem_Malformed_Text';
import PROBLEM_MALFORMED_STEP from '@salesforce/label/c.ChatHistory_Problem_Malformed_Step';
import PROBLEM_MALFORMED_ADMIN from '@salesforce/label/c.ChatHistory_Problem_Malformed_Admin';
import PROBLEM_BAD_REQUEST from '@salesforce/label/c.ChatHistory_Problem_BadRequest';
import PROBLEM_BAD_REQUEST_TEXT from '@salesforce/label/c.ChatHistory_Problem_BadRequest_Text';
import PROBLEM_BAD_REQUEST_STEP from '@salesforce/label/c.ChatHistory_Problem_BadRequest_Step';
import PROBLEM_BAD_REQUEST_ADMIN from '@salesforce/label/c.ChatHistory_Problem_BadRequest_Admin';
import PROBLEM_NOT_SUPPORTED from '@salesforce/label/c.ChatHistory_Problem_NotSupported';
import PROBLEM_NOT_SUPPORTED_TEXT from '@salesforce/label/c.ChatHistory_Problem_NotSupported_Text';
import PROBLEM_NOT_SUPPORTED_STEP from '@salesforce/label/c.ChatHistory_Problem_NotSupported_Step';
import PROBLEM_NOT_SUPPORTED_ADMIN from '@salesforce/label/c.ChatHistory_Problem_NotSupported_Admin';
import PROBLEM_LOCKER from '@salesforce/label/c.ChatHistory_Problem_Locker';
import PROBLEM_LOCKER_TEXT from '@salesforce/label/c.ChatHistory_Problem_Locker_Text';
import PROBLEM_LOCKER_STEP from '@salesforce/label/c.ChatHistory_Problem_Locker_Step';
import PROBLEM_LOCKER_ADMIN from '@salesforce/label/c.ChatHistory_Problem_Locker_Admin';
import { BUDGET_PROBLEMS } from './budgetLabels';
import type { Words } from './noticeWords';

/** One row per code; README has one line for each. */
export const PROBLEMS: Readonly<Record<ProblemCode, Words>> = {
    'page-not-reachable': {
        title: PROBLEM_PAGE_NOT_REACHABLE,
        text: PROBLEM_PAGE_NOT_REACHABLE_TEXT,
        step: PROBLEM_PAGE_NOT_REACHABLE_STEP,
        admin: PROBLEM_PAGE_NOT_REACHABLE_ADMIN
    },
    'session-not-accepted': {
        title: PROBLEM_SESSION_NOT_ACCEPTED,
        text: PROBLEM_SESSION_NOT_ACCEPTED_TEXT,
        step: PROBLEM_SESSION_NOT_ACCEPTED_STEP,
        admin: PROBLEM_SESSION_NOT_ACCEPTED_ADMIN
    },
    'no-permission': {
        title: PROBLEM_NO_PERMISSION,
        text: PROBLEM_NO_PERMISSION_TEXT,
        step: PROBLEM_NO_PERMISSION_STEP,
        admin: PROBLEM_NO_PERMISSION_ADMIN
    },
    'no-access': {
        title: PROBLEM_NO_ACCESS,
        text: PROBLEM_NO_ACCESS_TEXT,
        step: PROBLEM_NO_ACCESS_STEP,
        admin: PROBLEM_NO_ACCESS_ADMIN
    },
    'not-available': {
        title: PROBLEM_NOT_AVAILABLE,
        text: PROBLEM_NOT_AVAILABLE_TEXT,
        step: PROBLEM_NOT_AVAILABLE_STEP,
        admin: PROBLEM_NOT_AVAILABLE_ADMIN
    },
    'limit-reached': {
        title: PROBLEM_LIMIT_REACHED,
        text: PROBLEM_LIMIT_REACHED_TEXT,
        step: PROBLEM_LIMIT_REACHED_STEP,
        admin: PROBLEM_LIMIT_REACHED_ADMIN
    },
    ...BUDGET_PROBLEMS,
    unavailable: {
        title: PROBLEM_UNAVAILABLE,
        text: PROBLEM_UNAVAILABLE_TEXT,
        step: PROBLEM_UNAVAILABLE_STEP,
        admin: null
    },
    'timed-out': {
        title: PROBLEM_TIMED_OUT,
        text: PROBLEM_TIMED_OUT_TEXT,
        step: PROBLEM_TIMED_OUT_STEP,
        admin: null
    },
    malformed: {
        title: PROBLEM_MALFORMED,
        text: PROBLEM_MALFORMED_TEXT,
        step: PROBLEM_MALFORMED_STEP,
        admin: PROBLEM_MALFORMED_ADMIN
    },
    'bad-request': {
        title: PROBLEM_BAD_REQUEST,
        text: PROBLEM_BAD_REQUEST_TEXT,
        step: PROBLEM_BAD_REQUEST_STEP,
        admin: PROBLEM_BAD_REQUEST_ADMIN
    },
    'not-supported': {
        title: PROBLEM_NOT_SUPPORTED,
        text: PROBLEM_NOT_SUPPORTED_TEXT,
        step: PROBLEM_NOT_SUPPORTED_STEP,
        admin: PROBLEM_NOT_SUPPORTED_ADMIN
    },
    locker: {
        title: PROBLEM_LOCKER,
        text: PROBLEM_LOCKER_TEXT,
        step: PROBLEM_LOCKER_STEP,
        admin: PROBLEM_LOCKER_ADMIN
    }
};
