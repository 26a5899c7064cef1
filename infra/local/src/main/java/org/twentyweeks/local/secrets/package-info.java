/** A loopback stand-in for AWS Secrets Manager. */
@NullMarked
package org.twentyweeks.local.secrets;

import org.jspecify.annotations.NullMarked;
