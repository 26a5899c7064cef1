/** An identity provider for trying out: it signs with a real key, and asks nobody for a password. */
@NullMarked
package org.twentyweeks.local.issuer;

import org.jspecify.annotations.NullMarked;
