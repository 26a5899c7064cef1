package org.twentyweeks.core.casework;

import org.twentyweeks.core.hashing.Bytes;

/**
 * What identifies people in a case, kept apart from its facts so that it can be erased without breaking their chain.
 *
 * @param referral the answers as the record keeps them: cleaned, and long ones shortened; free text only in the original
 * @param original the submission exactly as it came
 * @param salt random bytes, so that the hash by which a fact names this part cannot be guessed from its content
 */
public record PersonalPart(Referral referral, Bytes original, Bytes salt) {}
