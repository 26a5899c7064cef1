package org.twentyweeks.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.twentyweeks.casework.Casework;
import org.twentyweeks.casework.CaseworkPorts;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.CorrectFact;
import org.twentyweeks.core.casework.DecideQuarantine;
import org.twentyweeks.core.casework.Fact.FactCorrected;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordFacts.Entry;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.intake.Receipt;
import org.twentyweeks.core.intake.ReceiveReferral;
import org.twentyweeks.core.intake.Submission;
import org.twentyweeks.core.telemetry.Telemetry;
import org.twentyweeks.testkit.casework.SampleCases;

/** How the use cases are put together: as they are deployed, or with a defect planted. */
interface Build {

    /** What is deployed. */
    Build AS_DEPLOYED = outside -> {
        var recordFacts = new RecordFacts(outside.cases(), SampleCases.AUTHORITY.intakeTeam());
        var office = outside.office();
        var correctFact = new CorrectFact(outside.cases(), recordFacts);
        return new UseCases(
                new ReceiveReferral(SampleCases.AUTHORITY, outside.cases(), outside.secrets(), outside.chance())
                        ::receive,
                entry -> correction(entry)
                        .map(correction -> correctFact.correct(withoutFacts(entry), correction))
                        .orElseGet(() -> recordFacts.record(entry)),
                new DecideQuarantine(outside.cases(), recordFacts),
                recorded -> CaseFile.of(recorded).standing(),
                telemetry -> new Casework(new CaseworkPorts(
                        SampleCases.AUTHORITY,
                        outside.cases(),
                        office.indexes(),
                        office.audit(),
                        office.staff(),
                        outside.secrets(),
                        outside.chance(),
                        telemetry)),
                new MoveCases(
                        office.staff(),
                        office.indexes(),
                        outside.cases(),
                        recordFacts,
                        SampleCases.AUTHORITY.intakeTeam()),
                new SealCases(office.heads(), office.seals()));
    };

    UseCases over(Outside outside);

    private static Optional<FactCorrected> correction(Entry entry) {
        return entry.facts().size() == 1 && entry.facts().getFirst() instanceof FactCorrected correction
                ? Optional.of(correction)
                : Optional.empty();
    }

    private static Entry withoutFacts(Entry entry) {
        return new Entry(
                entry.reference(), entry.key(), List.of(), entry.recordedAt(), entry.recordedBy(), entry.asSeen());
    }

    /**
     * What people and functions can have done.
     *
     * @param fold what the facts of a case come to
     * @param staffApi the function of the staff, which tells that what becomes of its invocations
     */
    record UseCases(
            Function<Submission, Receipt> receiving,
            Function<RecordFacts.Entry, RecordFacts.Outcome> recording,
            DecideQuarantine quarantine,
            Function<List<RecordedFact>, CaseStanding> fold,
            Function<Telemetry, RequestStreamHandler> staffApi,
            MoveCases moveCases,
            SealCases sealCases) {

        UseCases receiving(Function<Submission, Receipt> other) {
            return new UseCases(other, recording, quarantine, fold, staffApi, moveCases, sealCases);
        }

        UseCases recording(Function<RecordFacts.Entry, RecordFacts.Outcome> other) {
            return new UseCases(receiving, other, quarantine, fold, staffApi, moveCases, sealCases);
        }

        UseCases folding(Function<List<RecordedFact>, CaseStanding> other) {
            return new UseCases(receiving, recording, quarantine, other, staffApi, moveCases, sealCases);
        }

        /** The events of the staff API as somebody changed them before the function saw them. */
        UseCases asked(UnaryOperator<InputStream> changed) {
            return new UseCases(
                    receiving,
                    recording,
                    quarantine,
                    fold,
                    telemetry -> {
                        var function = staffApi.apply(telemetry);
                        return (event, answer, context) ->
                                function.handleRequest(changed.apply(event), answer, context);
                    },
                    moveCases,
                    sealCases);
        }
    }
}
