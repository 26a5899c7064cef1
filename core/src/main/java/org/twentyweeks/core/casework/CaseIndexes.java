package org.twentyweeks.core.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the indexes of the cases answer, without reading a case. An index follows the cases a moment later: a case that
 * changed just now may be missing, or show as it was.
 */
public interface CaseIndexes {

    /** How many entries one page holds at most. */
    int PAGE_MAX = 50;

    /** How many cases of one child are looked for at most. */
    int CHILD_CASES_MAX = 100;

    /**
     * The cases of an owner in which the council must act by a day, the most urgent first. One query.
     *
     * @param owner {@code staff:<id>} or {@code team:<id>}; {@link Owner#QUARANTINE} has what is held, the oldest first
     * @param until the last day that counts, {@link CaseStanding#nextActionOn}
     * @param after where the page before ended; empty for the first
     * @throws UnavailableException when the store did not answer
     */
    IndexPage<WorklistEntry> worklist(String owner, LocalDate until, Optional<IndexPosition> after);

    /**
     * Every case of an owner, whether anything is due in it or not, in the order in which they were given. One query.
     *
     * @throws UnavailableException when the store did not answer
     */
    IndexPage<Reference> ownedBy(String owner, Optional<IndexPosition> after);

    /**
     * The cases with that hash of surname and birth date. One query.
     *
     * @throws UnavailableException when the store did not answer
     */
    List<Reference> withChildName(String hash);

    /**
     * The cases with that hash of a UPN. One query.
     *
     * @throws UnavailableException when the store did not answer
     */
    List<Reference> withChildUpn(String hash);
}
