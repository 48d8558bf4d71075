import type { ProblemCode } from 'c/chatHistoryCore';
import PROBLEM_HELD_BACK_HOURLY from '@salesforce/label/c.ChatHistory_Problem_HeldBackHourly';
import PROBLEM_HELD_BACK_HOURLY_TEXT from '@salesforce/label/c.ChatHistory_Problem_HeldBackHourly_Text';
import PROBLEM_HELD_BACK_HOURLY_STEP from '@salesforce/label/c.ChatHistory_Problem_HeldBackHourly_Step';
import PROBLEM_HELD_BACK_HOURLY_ADMIN from '@salesforce/label/c.ChatHistory_Problem_HeldBackHourly_Admin';
import PROBLEM_HELD_BACK_DAILY from '@salesforce/label/c.ChatHistory_Problem_HeldBackDaily';
import PROBLEM_HELD_BACK_DAILY_TEXT from '@salesforce/label/c.ChatHistory_Problem_HeldBackDaily_Text';
import PROBLEM_HELD_BACK_DAILY_STEP from '@salesforce/label/c.ChatHistory_Problem_HeldBackDaily_Step';
import PROBLEM_HELD_BACK_DAILY_ADMIN from '@salesforce/label/c.ChatHistory_Problem_HeldBackDaily_Admin';
import PROBLEM_OVER_BUDGET from '@salesforce/label/c.ChatHistory_Problem_OverBudget';
import PROBLEM_OVER_BUDGET_TEXT from '@salesforce/label/c.ChatHistory_Problem_OverBudget_Text';
import PROBLEM_OVER_BUDGET_STEP from '@salesforce/label/c.ChatHistory_Problem_OverBudget_Step';
import PROBLEM_OVER_BUDGET_ADMIN from '@salesforce/label/c.ChatHistory_Problem_OverBudget_Admin';
import type { Words } from './noticeWords';

type BudgetProblem = Extract<ProblemCode, `held-back-${string}` | 'over-budget'>;

/** What is not read so that calls last: our own restraint, not Salesforce's limit. */
export const BUDGET_PROBLEMS: Readonly<Record<BudgetProblem, Words>> = {
    'held-back-hourly': {
        title: PROBLEM_HELD_BACK_HOURLY,
        text: PROBLEM_HELD_BACK_HOURLY_TEXT,
        step: PROBLEM_HELD_BACK_HOURLY_STEP,
        admin: PROBLEM_HELD_BACK_HOURLY_ADMIN
    },
    'held-back-daily': {
        title: PROBLEM_HELD_BACK_DAILY,
        text: PROBLEM_HELD_BACK_DAILY_TEXT,
        step: PROBLEM_HELD_BACK_DAILY_STEP,
        admin: PROBLEM_HELD_BACK_DAILY_ADMIN
    },
    'over-budget': {
        title: PROBLEM_OVER_BUDGET,
        text: PROBLEM_OVER_BUDGET_TEXT,
        step: PROBLEM_OVER_BUDGET_STEP,
        admin: PROBLEM_OVER_BUDGET_ADMIN
    }
};
