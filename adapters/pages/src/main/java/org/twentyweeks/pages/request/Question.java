package org.twentyweeks.pages.request;

/**
 * One thing that the form asks. Its name is that of its field.
 *
 * @param kind how it is answered
 * @param width the GOV.UK width of a line, empty for the whole width
 * @param autocomplete what a browser may fill in when the question is about the person who types, else empty
 */
record Question(String name, Kind kind, String width, String autocomplete) {

    enum Kind {
        CHOICE,
        LINE,
        EMAIL,
        PHONE,
        TEXT,
        DATE
    }

    static Question line(String name, String width, String autocomplete) {
        return new Question(name, Kind.LINE, width, autocomplete);
    }

    static Question text(String name) {
        return new Question(name, Kind.TEXT, "", "");
    }
}
