package org.twentyweeks.core.casework;

import java.util.List;
import java.util.Optional;

/**
 * The heads of all cases, for what goes over all of them: by walks, each a page at a time.
 *
 * <p>A walk goes over an index, which follows the cases a moment later: a case that was stored just now may be missing,
 * another may show an earlier state, and one that left the quarantine meanwhile may be met twice or not at all.
 */
public interface CaseHeads {

    /** How many heads one page holds at most. */
    int PAGE_MAX = 250;

    /**
     * The names of the walks that together go over every case: first the one over what is held in the quarantine, then one
     * for each shard of the board.
     */
    List<String> walks();

    /**
     * The next heads of a walk.
     *
     * @param after where the page before ended, {@link Page#after}; empty for the first page
     * @throws IllegalArgumentException when there is no such walk, or no page of it ended there
     * @throws UnavailableException when the store did not answer
     */
    Page page(String walk, Optional<String> after);

    /**
     * The head of a case as it is now.
     *
     * @throws UnavailableException when the store did not answer
     */
    Optional<HeadMark> find(Reference reference);

    /**
     * Rewrites what a head keeps of the facts, unless facts were recorded since: then nothing changes, because whoever
     * recorded them rewrote it. One call, no read. What another release gave the head stays.
     *
     * @param version of the case whose facts were folded, {@link StoredCase#version}
     * @throws UnavailableException when the store did not answer; the head may be rewritten all the same
     */
    Refolding refold(CaseHead head, String version);

    /** @param after where the next page begins; empty at the end of the walk */
    record Page(List<HeadMark> heads, Optional<String> after) {

        public Page {
            heads = List.copyOf(heads);
        }
    }

    /** What became of a head that was to be rewritten. */
    enum Refolding {
        REFOLDED,
        CHANGED_MEANWHILE
    }
}
