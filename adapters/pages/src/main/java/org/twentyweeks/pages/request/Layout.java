package org.twentyweeks.pages.request;

import java.util.List;
import org.twentyweeks.core.intake.Authority;
import org.twentyweeks.pages.Asset;

/**
 * What stands around every page.
 *
 * @param base leads from the page's address to those of the form
 */
record Layout(
        String title,
        String heading,
        String base,
        String styleSheet,
        String icon,
        String council,
        String phone,
        String email,
        List<String> address,
        List<FieldError> errors) {

    static Layout of(Authority authority, String title, String base, List<FieldError> errors) {
        return new Layout(
                (errors.isEmpty() ? "" : "Error: ") + title,
                title,
                base,
                Asset.STYLE_SHEET.fileName(),
                Asset.ICON.fileName(),
                authority.name(),
                authority.contact().phone(),
                authority.contact().email(),
                authority.contact().address(),
                errors);
    }

    boolean isWrong() {
        return !errors.isEmpty();
    }

    /** The telephone number as a link has it. */
    String phoneLink() {
        return phone.replace(" ", "");
    }
}
