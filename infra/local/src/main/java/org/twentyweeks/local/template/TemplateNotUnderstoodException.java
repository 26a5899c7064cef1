package org.twentyweeks.local.template;

/** The template holds something the local run does not know, or lacks something it needs. The message says where. */
public final class TemplateNotUnderstoodException extends RuntimeException {

    TemplateNotUnderstoodException(String where, String what) {
        super("template.yaml" + (where.isEmpty() ? "" : ", " + where) + ": " + what);
    }
}
