/** Receives requests for an EHC needs assessment: {@code POST /referrals}. */
@NullMarked
package org.twentyweeks.referralintake;

import org.jspecify.annotations.NullMarked;
