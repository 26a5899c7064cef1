package org.twentyweeks.core.casework;

import java.util.List;

/**
 * A case with what identifies people in it.
 *
 * @param persons its personal parts, in the order in which they were added; none once they are erased
 */
public record WholeCase(StoredCase stored, List<PersonalPart> persons) {

    public WholeCase {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "WholeCase[" + stored.head().reference() + "]";
    }
}
