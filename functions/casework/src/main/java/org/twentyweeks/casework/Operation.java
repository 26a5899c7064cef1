package org.twentyweeks.casework;

import org.twentyweeks.lambda.HttpReply;

/** One operation of the staff API: decodes, calls one use case, encodes. */
@FunctionalInterface
interface Operation {

    /**
     * Answers a request that its caller may make.
     *
     * @throws org.twentyweeks.lambda.RefusedException when it cannot be read as what it should be
     */
    HttpReply answer(StaffRequest request);
}
