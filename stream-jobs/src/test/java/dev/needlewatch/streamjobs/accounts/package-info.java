/** Tests of the jobs' books. */
@NullMarked
package dev.needlewatch.streamjobs.accounts;

import org.jspecify.annotations.NullMarked;
