package org.twentyweeks.testkit.casework;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.Reference;

/**
 * A case in an index of the table of cases, by the keys of the index.
 *
 * @param key what the index is asked by; empty in the board's index, whose shards only the table knows
 * @param order by what the entries of one key are ordered; empty where they are not
 */
public record IndexEntry(String index, String key, String order, Reference reference) {

    /** Where a case lies by what its head says. */
    public static Set<IndexEntry> of(CaseHead head) {
        var entries = new HashSet<IndexEntry>();
        var reference = head.reference();
        entries.add(new IndexEntry("recent", head.owner(), head.assignedOn().toString(), reference));
        head.standing()
                .nextActionOn()
                .ifPresent(day -> entries.add(new IndexEntry("worklist", head.owner(), day.toString(), reference)));
        byChild("childByName", head.childByName(), reference).ifPresent(entries::add);
        byChild("childByUpn", head.childByUpn(), reference).ifPresent(entries::add);
        if (!head.standing().status().isInQuarantine()) {
            entries.add(new IndexEntry("board", "", "", reference));
        }
        return entries;
    }

    private static Optional<IndexEntry> byChild(String index, Optional<String> hash, Reference reference) {
        return hash.map(known -> new IndexEntry(index, known, "", reference));
    }
}
