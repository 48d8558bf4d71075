/** Usage as it comes from the broker, checked. */
import { isAmount, isCount, isShape, isTime } from './shape';
import { ORIGINS, type Usage } from './usage';

/** `null` where anything in it is not as `usage.ts` says. */
export function decodeUsage(value: unknown): Usage | null {
    if (!isShape(value)) return null;
    const { callsLastHour, hourlyBudget, wokenLastHalfHour, otherCallsLastHour, dailyShare, stoppedUntil } = value;
    const answersLastHour = answersOf(value.answersLastHour);
    const daily = dailyOf(value.daily);
    if (!isCount(callsLastHour) || !isCount(wokenLastHalfHour) || !isCount(otherCallsLastHour)) return null;
    if (!isAmount(hourlyBudget) || !isAmount(dailyShare) || answersLastHour === null || daily === undefined)
        return null;
    if (stoppedUntil !== null && !isTime(stoppedUntil)) return null;
    return {
        callsLastHour,
        hourlyBudget,
        wokenLastHalfHour,
        otherCallsLastHour,
        answersLastHour,
        daily,
        dailyShare,
        stoppedUntil
    };
}

function answersOf(value: unknown): Usage['answersLastHour'] | null {
    if (!isShape(value)) return null;
    const counts = ORIGINS.map((origin) => [origin, value[origin]] as const);
    return counts.every(([, count]) => isCount(count))
        ? (Object.fromEntries(counts) as Usage['answersLastHour'])
        : null;
}

function dailyOf(value: unknown): Usage['daily'] | undefined {
    if (value === null) return null;
    if (!isShape(value)) return undefined;
    const { used, allowed } = value;
    return isCount(used) && isCount(allowed) ? { used, allowed } : undefined;
}
