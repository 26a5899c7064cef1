package org.twentyweeks.local.audit;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.twentyweeks.core.audit.Difference;
import org.twentyweeks.core.audit.KeptSeals;
import org.twentyweeks.core.audit.VerifyAudit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Checks a table of cases against a bucket of seals, and says in a few lines what came of it. */
public final class AuditCommand {

    private final VerifyAudit verify;
    private final PrintStream output;

    public AuditCommand(DynamoDbClient tables, String table, KeptSeals seals, PrintStream output) {
        this.verify = new VerifyAudit(seals, new ScannedCaseRecords(tables, table));
        this.output = output;
    }

    /**
     * Checks everything, up to the first difference.
     *
     * @param through the day whose seal there must be, or a later one
     * @return whether everything is as it was recorded
     */
    public boolean run(Optional<LocalDate> through) {
        var report = verify.verify(
                through, (cases, ofCases) -> output.printf(Locale.UK, "%,d of %,d cases%n", cases, ofCases));
        output.println(report.newest()
                .map(newest -> "%,d seals, the newest of %s with the hash %s"
                        .formatted(report.seals(), newest.day(), newest.hash()))
                .orElse("no seals: facts are checked against heads only"));
        output.printf(Locale.UK, "%,d cases, %,d facts", report.cases(), report.facts());
        output.println(
                report.first().isEmpty()
                        ? ", %,d of them recorded after the newest seal".formatted(report.unsealed())
                        : " before the first difference");
        output.println(report.first()
                .map(Difference::told)
                .map(told -> "NOT AS RECORDED: " + told)
                .orElse("everything is as it was recorded"));
        return report.first().isEmpty();
    }
}
