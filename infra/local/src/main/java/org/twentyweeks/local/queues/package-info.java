/** The queues of the template, and the schedules that send to them. */
@NullMarked
package org.twentyweeks.local.queues;

import org.jspecify.annotations.NullMarked;
