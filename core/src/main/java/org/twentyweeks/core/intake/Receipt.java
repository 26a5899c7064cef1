package org.twentyweeks.core.intake;

import java.util.List;
import org.twentyweeks.core.casework.Acknowledgement;
import org.twentyweeks.core.casework.Reference;

/** How receiving a request can end. */
public sealed interface Receipt {

    /**
     * The case is stored, now or when the same request came before: the answer is the same.
     *
     * @param replayed whether it was there before
     * @param token by which the submitter proves to be that later
     */
    record Accepted(Reference reference, Acknowledgement acknowledgement, String token, boolean replayed)
            implements Receipt {

        /** Without the token, which whoever holds it can use. */
        @Override
        public String toString() {
            return "Accepted[" + reference + ", " + acknowledgement + ", replayed=" + replayed + "]";
        }
    }

    /** Another request came under that key before; it stands, and nothing was changed. */
    record Clash(Reference reference) implements Receipt {}

    /** Nothing was stored: the request does not say whom it is about, or there is no way to answer it. */
    record Refused(List<Problem> problems) implements Receipt {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
