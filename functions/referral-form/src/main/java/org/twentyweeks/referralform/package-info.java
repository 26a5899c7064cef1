/** Shows the form by which a request for an assessment is made, one page at a time. */
@NullMarked
package org.twentyweeks.referralform;

import org.jspecify.annotations.NullMarked;
