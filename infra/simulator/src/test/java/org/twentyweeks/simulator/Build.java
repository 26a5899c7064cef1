package org.twentyweeks.simulator;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.twentyweeks.casework.Casework;
import org.twentyweeks.casework.CaseworkPorts;
import org.twentyweeks.core.audit.SealCases;
import org.twentyweeks.core.casework.CaseFile;
import org.twentyweeks.core.casework.CaseStanding;
import org.twentyweeks.core.casework.Derivation;
import org.twentyweeks.core.casework.MoveCases;
import org.twentyweeks.core.casework.RecordFacts;
import org.twentyweeks.core.casework.RecordedFact;
import org.twentyweeks.core.casework.RefoldShard;
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
        return new UseCases(
                new ReceiveReferral(SampleCases.AUTHORITY, outside.cases(), outside.secrets(), outside.chance())
                        ::receive,
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
                new SealCases(office.heads(), office.seals()),
                new RefoldShard(
                        outside.cases(), office.heads(), Derivation.current(), SampleCases.AUTHORITY.intakeTeam()));
    };

    UseCases over(Outside outside);

    /**
     * What people and functions can have done.
     *
     * @param fold what the facts of a case come to
     * @param staffApi the function of the staff, which tells that what becomes of its invocations
     */
    record UseCases(
            Function<Submission, Receipt> receiving,
            Function<List<RecordedFact>, CaseStanding> fold,
            Function<Telemetry, RequestStreamHandler> staffApi,
            MoveCases moveCases,
            SealCases sealCases,
            RefoldShard refold) {

        UseCases receiving(Function<Submission, Receipt> other) {
            return new UseCases(other, fold, staffApi, moveCases, sealCases, refold);
        }

        UseCases folding(Function<List<RecordedFact>, CaseStanding> other) {
            return new UseCases(receiving, other, staffApi, moveCases, sealCases, refold);
        }

        /** The staff API with something between it and its gateway. */
        UseCases staffApi(UnaryOperator<RequestStreamHandler> between) {
            return new UseCases(
                    receiving,
                    fold,
                    telemetry -> between.apply(staffApi.apply(telemetry)),
                    moveCases,
                    sealCases,
                    refold);
        }

        /** The events of the staff API as somebody changed them before the function saw them. */
        UseCases asked(UnaryOperator<InputStream> changed) {
            return staffApi(function ->
                    (event, answer, context) -> function.handleRequest(changed.apply(event), answer, context));
        }
    }
}
