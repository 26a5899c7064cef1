package org.twentyweeks.testkit.hostile;

/** Where personal data must never arrive. */
public enum Sink {
    /** What the process prints, which is the log of a function. */
    OUTPUT,
    /** What it prints as an error. */
    ERROR_OUTPUT,
    /** What any library gives to the platform's loggers, at whatever level. */
    LOGGER,
    /** Lines in the embedded metric format. */
    METRIC,
    /** Messages, causes and stack traces of what is thrown, all of which Lambda logs. */
    EXCEPTION,
    /** Bodies of answers that are not pages made of the sender's own answers. */
    ANSWER_BODY,
    /** Headers of answers, which gateways and browsers log. */
    ANSWER_HEADER,
    /** Keys of stored items, which metrics, traces and errors of the store name. */
    KEY,
    /** Every stored item but the personal part. */
    OTHER_ITEM,
    /** What is asked of another service. */
    OTHER_SERVICE
}
