package org.twentyweeks.local.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.twentyweeks.core.casework.CaseStatus;
import org.twentyweeks.core.casework.Fact;
import org.twentyweeks.core.casework.Fact.QuarantineDecided;
import org.twentyweeks.core.casework.Fact.RejectionReason;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.Noted;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.StoredCase;

/**
 * Why a case is in the quarantine, and what can be done about it.
 *
 * @param signs why somebody has to look at it
 * @param rejectedAs why it was found to be no request; empty while it is held
 * @param reasons for which it can be rejected; none when it was
 */
record QuarantineView(String reference, List<String> signs, String rejectedAs, List<Reason> reasons) {

    /** @param chosen whether it is chosen until somebody chooses another */
    record Reason(String code, String words, boolean chosen) {}

    /** Empty for a case that is not in the quarantine. */
    static Optional<QuarantineView> of(StoredCase stored) {
        var status = stored.file().status();
        if (!status.isInQuarantine()) {
            return Optional.empty();
        }
        var facts = stored.facts().stream().map(RecordedFact::fact).toList();
        return Optional.of(new QuarantineView(
                stored.head().reference().shown(),
                signs(facts),
                status == CaseStatus.REJECTED ? rejectedAs(facts) : "",
                status == CaseStatus.REJECTED ? List.of() : everyReason()));
    }

    private static List<String> signs(List<Fact> facts) {
        return facts.stream()
                .filter(RequestReceived.class::isInstance)
                .flatMap(request -> ((RequestReceived) request).noted().stream())
                .filter(Noted::isSignOfAutomation)
                .map(Noted::task)
                .map(task -> task.substring(0, task.indexOf('.') + 1))
                .distinct()
                .toList();
    }

    private static String rejectedAs(List<Fact> facts) {
        return facts.stream()
                .filter(QuarantineDecided.class::isInstance)
                .flatMap(decided -> ((QuarantineDecided) decided).reason().stream())
                .map(RejectionReason::words)
                .reduce("", (earlier, later) -> later);
    }

    private static List<Reason> everyReason() {
        return Stream.of(RejectionReason.values())
                .map(reason -> new Reason(
                        reason.name(),
                        reason.words().substring(0, 1).toUpperCase(Locale.UK)
                                + reason.words().substring(1),
                        reason == RejectionReason.ADVERTISING))
                .toList();
    }
}
