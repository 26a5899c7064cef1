/** Functions as they are deployed: the folder that Maven puts together for each. */
@NullMarked
package org.twentyweeks.testkit.lambda;

import org.jspecify.annotations.NullMarked;
