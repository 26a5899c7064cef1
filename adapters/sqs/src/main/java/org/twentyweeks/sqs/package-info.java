/** What functions send to queues. */
@NullMarked
package org.twentyweeks.sqs;

import org.jspecify.annotations.NullMarked;
