/** What a learner signals who takes part from elsewhere, and who is in the room after all. */
export const ONLINE = 'online';
export const IN_ROOM = 'in-room';
