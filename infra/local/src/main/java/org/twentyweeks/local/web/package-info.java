/** HTTP as the rest of the local run sees it, and the one loopback port behind which everything is. */
@NullMarked
package org.twentyweeks.local.web;

import org.jspecify.annotations.NullMarked;
