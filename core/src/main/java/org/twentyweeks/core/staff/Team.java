package org.twentyweeks.core.staff;

/**
 * Some who work together, and who have what nobody of them has.
 *
 * @param id small letters, digits and hyphens; its cases belong to {@code team:<id>}
 * @param mailbox where mail for the team goes
 * @param version 1 for what was kept first, one more each time; 0 for a team that was never kept
 */
public record Team(String id, String name, String mailbox, int version) {

    /** The same, as kept once more. */
    public Team next() {
        return new Team(id, name, mailbox, version + 1);
    }
}
