package org.twentyweeks.core.intake;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.twentyweeks.core.calendar.London;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseHead;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CaseStore;
import org.twentyweeks.core.casework.CaseStore.Acceptance;
import org.twentyweeks.core.casework.Fact.RequestReceived;
import org.twentyweeks.core.casework.NewCase;
import org.twentyweeks.core.casework.OpenDeadline;
import org.twentyweeks.core.casework.PersonalPart;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.hashing.Bytes;
import org.twentyweeks.core.intake.Submission.Keyed;

/**
 * Receives a request for an EHC needs assessment exactly once and says by when the council must act.
 *
 * <p>One call to the store, and no reading: whether the request is new is decided by the condition on its case's head, and
 * when it is not, the head that is there says whether it was the same request.
 */
public final class ReceiveReferral {

    private static final int SALT_BYTES = 16;

    private final Authority authority;
    private final CaseStore cases;
    private final IntakeSecrets secrets;
    private final Chance chance;

    public ReceiveReferral(Authority authority, CaseStore cases, IntakeSecrets secrets, Chance chance) {
        this.authority = authority;
        this.cases = cases;
        this.secrets = secrets;
        this.chance = chance;
    }

    /**
     * Receives a request.
     *
     * @throws org.twentyweeks.core.casework.UnavailableException when the store or the secrets cannot be reached; sending
     *     the same submission again finds out whether it was stored
     */
    public Receipt receive(Submission submission) {
        var review = ReferralReview.of(submission.referral());
        var problems = review.problems();
        if (!problems.isEmpty()) {
            return new Receipt.Refused(problems);
        }
        // Both secrets before the store: once the case is stored, nothing may keep the sender from the answer.
        var hashKeys = secrets.hashKeys();
        var tokenRing = secrets.tokenRing();
        var opened = open(submission, review, hashKeys);
        return switch (cases.accept(opened)) {
            case Acceptance.Stored _ -> accepted(opened.head(), tokenRing, false);
            case Acceptance.AlreadyHeld(CaseHead held) ->
                isTheSame(held, submission, review, hashKeys)
                        ? accepted(held, tokenRing, true)
                        : new Receipt.Clash(held.reference());
        };
    }

    private static boolean isTheSame(CaseHead held, Submission submission, ReferralReview review, HashKeys hashKeys) {
        boolean sameDay = submission
                .keyed()
                .map(keyed -> keyed.receivedOn().equals(held.acknowledgement().receivedOn()))
                .orElse(true);
        return sameDay && RequestHash.matches(held.requestHash(), review.cleaned(), hashKeys);
    }

    private NewCase open(Submission submission, ReferralReview review, HashKeys hashKeys) {
        var reference = submission.key().reference(authority.code());
        // Facts are dated to the second.
        var recordedAt = submission.receivedAt().truncatedTo(ChronoUnit.SECONDS);
        var receivedOn = submission.keyed().map(Keyed::receivedOn).orElseGet(() -> London.dayOf(recordedAt));
        var person = new PersonalPart(review.kept(), submission.original(), Bytes.of(chance.bytes(SALT_BYTES)));
        var noted = EnumSet.copyOf(review.noted(receivedOn, authority));
        noted.addAll(submission.noted());
        var request = new RecordedFact(
                1,
                new RequestReceived(
                        receivedOn,
                        submission.keyed().isPresent() ? Optional.empty() : Optional.of(recordedAt),
                        review.source(),
                        Optional.of(submission.route()),
                        List.copyOf(noted),
                        submission.keyed().flatMap(Keyed::backdatedBecause)),
                recordedAt,
                submission
                        .keyed()
                        .map(Keyed::by)
                        .orElse("intake:" + submission.key().channel()));
        var child = review.cleaned().child();
        var file = CaseFile.of(List.of(request));
        var ownership = file.ownership(authority.intakeTeam());
        var standing = file.standing();
        var head = new CaseHead(
                reference,
                authority.code(),
                submission.key().channel(),
                RequestHash.of(review.cleaned(), hashKeys),
                acknowledgement(receivedOn, standing),
                ownership.owner(),
                ownership.since(),
                review.birthDate().flatMap(born -> SearchHash.ofName(child.surname(), born, hashKeys)),
                review.upn().map(upn -> SearchHash.ofUpn(upn, hashKeys)),
                1,
                standing);
        return new NewCase(head, request, person);
    }

    private static Acknowledgement acknowledgement(LocalDate receivedOn, CaseStanding standing) {
        return new Acknowledgement(
                receivedOn, dueOn(standing, "decide-whether-to-assess"), dueOn(standing, "final-plan"));
    }

    private static LocalDate dueOn(CaseStanding standing, String rule) {
        return standing.openDeadlines().stream()
                .filter(deadline -> deadline.rule().equals(rule))
                .map(OpenDeadline::dueOn)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A request received now starts no " + rule));
    }

    private static Receipt accepted(CaseHead head, TokenRing tokenRing, boolean replayed) {
        var reference = head.reference();
        var acknowledgement = head.acknowledgement();
        return new Receipt.Accepted(
                reference,
                acknowledgement,
                SubmitterToken.issue(reference, acknowledgement.receivedOn(), tokenRing),
                replayed);
    }
}
