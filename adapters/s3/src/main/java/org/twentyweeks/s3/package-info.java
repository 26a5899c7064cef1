/** What is kept in S3. */
@NullMarked
package org.twentyweeks.s3;

import org.jspecify.annotations.NullMarked;
