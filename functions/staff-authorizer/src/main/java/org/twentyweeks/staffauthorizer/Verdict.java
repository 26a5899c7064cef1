package org.twentyweeks.staffauthorizer;

import org.twentyweeks.core.staff.Caller;

/** What a token comes to. */
sealed interface Verdict {

    record Admitted(Caller caller) implements Verdict {}

    record Refused(Refusal why) implements Verdict {}
}
