package org.twentyweeks.core.casework;

import java.time.LocalDate;

/**
 * What the sender of a request was told. It is kept as it was said, so that sending again gives the same answer whatever
 * was corrected since.
 *
 * @param receivedOn the day of receipt
 * @param decisionDueOn the last day for the decision whether to assess
 * @param planDueOn the last day for the final plan
 */
public record Acknowledgement(LocalDate receivedOn, LocalDate decisionDueOn, LocalDate planDueOn) {}
