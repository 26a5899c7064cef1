package org.twentyweeks.core.casework;

/**
 * Names what a case's standing was derived by. What another release derived is stale: its facts are folded anew.
 *
 * @param foldVersion {@link CaseFile#FOLD_VERSION} of the release
 * @param ruleBookVersion of its rule book
 * @param calendarVersion of its bank holidays
 */
public record DerivedBy(int foldVersion, String ruleBookVersion, String calendarVersion) {}
