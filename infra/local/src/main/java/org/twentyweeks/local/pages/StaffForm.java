package org.twentyweeks.local.pages;

import java.util.List;

/**
 * A form of somebody's about a case.
 *
 * @param action where it is sent
 * @param key the Idempotency-Key, so that a form that is sent twice is recorded once
 * @param etag the state of the case that whoever fills it in has seen
 * @param errors what is to be put right
 * @param changes what somebody else recorded since that state was seen
 */
record StaffForm(
        String title,
        InventedPerson person,
        String reference,
        String heading,
        String action,
        String button,
        String key,
        String etag,
        List<ErrorLine> errors,
        List<FactView> changes,
        List<Question> questions) {

    /** @param at the id of the element to put right */
    record ErrorLine(String at, String text) {}
}
