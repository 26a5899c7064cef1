package org.twentyweeks.core.audit;

import org.twentyweeks.core.casework.Reference;

/**
 * A case as a seal has it.
 *
 * @param factCount how many facts it had
 * @param lastHash the hash of the last of them, which is over all before it
 */
public record SealedCase(Reference reference, int factCount, String lastHash) {}
