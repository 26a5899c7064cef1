package org.twentyweeks.core.intake;

import java.time.LocalDate;
import java.util.List;
import org.twentyweeks.core.casework.Referral;

/**
 * By what the cases of one child are found, under every hash key there ever was.
 *
 * @param ofName of surname and birth date; none without both
 * @param ofUpn of the UPN; none without a valid one
 */
public record ChildHashes(List<String> ofName, List<String> ofUpn) {

    public ChildHashes {
        ofName = List.copyOf(ofName);
        ofUpn = List.copyOf(ofUpn);
    }

    /** Those of the child in a referral. */
    public static ChildHashes of(Referral referral, HashKeys keys) {
        var review = ReferralReview.of(referral);
        return new ChildHashes(
                review.birthDate()
                        .map(born -> SearchHash.everyOfName(referral.child().surname(), born, keys))
                        .orElse(List.of()),
                review.upn().map(upn -> SearchHash.everyOfUpn(upn, keys)).orElse(List.of()));
    }

    /** Those of a surname and a birth date. */
    public static ChildHashes ofName(String surname, LocalDate birthDate, HashKeys keys) {
        return new ChildHashes(SearchHash.everyOfName(surname, birthDate, keys), List.of());
    }

    /** Those of a unique pupil number, however it is typed; none when it is no valid one. */
    public static ChildHashes ofUpn(String upn, HashKeys keys) {
        var issued = Identifiers.upnAsIssued(upn);
        return new ChildHashes(List.of(), Identifiers.isUpn(issued) ? SearchHash.everyOfUpn(issued, keys) : List.of());
    }

    /** Whether nothing can be found by these. */
    public boolean isEmpty() {
        return ofName.isEmpty() && ofUpn.isEmpty();
    }
}
