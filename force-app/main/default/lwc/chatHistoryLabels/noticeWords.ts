/** What a notice says: to everyone what it is and means, to the agent the next step, to the admin what to mend. */
export type Words = Readonly<{
    title: string;
    /** `null`: the title says it all. */
    text: string | null;
    /** `null`: there is nothing for the agent to do. */
    step: string | null;
    /** Names the Setup page; `null`: not the admin's to mend. */
    admin: string | null;
}>;
