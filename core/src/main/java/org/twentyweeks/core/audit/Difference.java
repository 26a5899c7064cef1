package org.twentyweeks.core.audit;

import java.time.LocalDate;
import java.util.Optional;
import org.twentyweeks.core.casework.Reference;

/**
 * Something that is not as it was recorded. It names places and no content.
 *
 * @param seal the day of the seal that shows it, where one does
 * @param reference the case, where it is one's
 * @param fact the number of the first fact in question; 0 where it is none's
 */
public record Difference(Optional<LocalDate> seal, Optional<Reference> reference, int fact, What what) {

    /** What is not as it was. */
    public enum What {
        SEAL_UNREADABLE("it is not the canonical form of a seal, or its last line is not the hash of the others"),
        SEAL_OF_ANOTHER_DAY("it is the seal of another day"),
        SEAL_MISSING("it is missing: the seal after it names it, or it should have been made"),
        SEAL_BEFORE_IT_DIFFERS("the seal before it is not the one that it names"),
        SEAL_LACKS_CASE("a case is not in it that the seal before it has"),
        SEAL_TAKES_BACK_FACTS("it has fewer facts of the case, or other ones, than the seal before it"),
        CASE_MISSING("the case was sealed and is not there"),
        HEAD_MISSING("there are facts without a head"),
        HEAD_DIFFERS("the head counts or names other facts than there are"),
        HEAD_NOT_DERIVED("the head says otherwise than what its facts come to"),
        FACT_MISSING("the fact is missing"),
        FACT_CHANGED("the stored fact, or its place in the chain, is not what was hashed"),
        FACT_NOT_AS_SEALED("the facts from this one on are not those that were sealed"),
        FACT_UNREADABLE("the stored fact cannot be read"),
        FACT_CONTRADICTED("what its item says beside the fact contradicts it"),
        PERSON_CHANGED("the personal part on which the fact rests is not what was hashed");

        private final String words;

        What(String words) {
            this.words = words;
        }
    }

    static Difference ofSeal(LocalDate day, What what) {
        return new Difference(Optional.of(day), Optional.empty(), 0, what);
    }

    static Difference ofSeal(LocalDate day, Reference reference, What what) {
        return new Difference(Optional.of(day), Optional.of(reference), 0, what);
    }

    /** One that the items of a case show by themselves. */
    public static Difference ofCase(Reference reference, int fact, What what) {
        return new Difference(Optional.empty(), Optional.of(reference), fact, what);
    }

    static Difference ofCase(Reference reference, int fact, LocalDate seal, What what) {
        return new Difference(Optional.of(seal), Optional.of(reference), fact, what);
    }

    /** In a sentence, for people. */
    public String told() {
        var place = new StringBuilder();
        reference.ifPresent(known -> place.append("case ").append(known.shown()).append(", "));
        if (fact > 0) {
            place.append("fact ").append(fact).append(", ");
        }
        seal.ifPresent(day -> place.append("seal of ").append(day).append(", "));
        return place.substring(0, place.length() - 2) + ": " + what.words;
    }
}
