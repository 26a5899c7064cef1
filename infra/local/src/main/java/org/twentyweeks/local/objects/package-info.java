/** The buckets of the template. */
@NullMarked
package org.twentyweeks.local.objects;

import org.jspecify.annotations.NullMarked;
