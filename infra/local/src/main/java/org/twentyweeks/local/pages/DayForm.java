package org.twentyweeks.local.pages;

import java.util.Set;
import org.twentyweeks.local.pages.DayFields.Part;
import org.twentyweeks.local.pages.DayFields.Reading;

/**
 * Three date fields as a page shows them.
 *
 * @param name begins the names and ids of the fields
 * @param error what to put right, empty when there is nothing
 * @param errorAt the id of the first field to put right
 */
record DayForm(
        String name,
        DayFields fields,
        String error,
        String errorAt,
        boolean dayWrong,
        boolean monthWrong,
        boolean yearWrong) {

    static DayForm right(String name, DayFields fields) {
        return new DayForm(name, fields, "", "", false, false, false);
    }

    static DayForm of(String name, DayFields fields, Reading reading) {
        return switch (reading) {
            case Reading.Given _ -> right(name, fields);
            case Reading.Wrong wrong -> wrong(name, fields, wrong.message(), wrong.parts());
        };
    }

    private static DayForm wrong(String name, DayFields fields, String message, Set<Part> parts) {
        var first = parts.contains(Part.DAY) ? "day" : parts.contains(Part.MONTH) ? "month" : "year";
        return new DayForm(
                name,
                fields,
                message,
                name + "-" + first,
                parts.contains(Part.DAY),
                parts.contains(Part.MONTH),
                parts.contains(Part.YEAR));
    }
}
