@NullMarked
package org.twentyweeks.core.audit;

import org.jspecify.annotations.NullMarked;
