import { dailyUsageIn } from './limitInfo';

test.each([
    ['api-usage=62110/100000', 62_110, 100_000],
    ['api-usage=0/15000', 0, 15_000],
    ['api-usage=25/5000; per-app-api-usage=17/250(appName=sample)', 25, 5_000],
    ['per-app-api-usage=17/250(appName=sample), api-usage=25/5000', 25, 5_000]
])('%s', (header, used, allowed) => {
    expect(dailyUsageIn(header)).toEqual({ used, allowed });
});

test.each([null, '', 'api-usage=', 'api-usage=5', 'api-usage=5/0', 'api-usage=-5/10', 'per-app-api-usage=17/250', 'x'])(
    '%s says nothing',
    (header) => {
        expect(dailyUsageIn(header)).toBeNull();
    }
);
