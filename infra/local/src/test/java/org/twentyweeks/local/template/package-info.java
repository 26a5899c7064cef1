/** Holds template.yaml against the code, and the reader of it against what it must refuse. */
@NullMarked
package org.twentyweeks.local.template;

import org.jspecify.annotations.NullMarked;
