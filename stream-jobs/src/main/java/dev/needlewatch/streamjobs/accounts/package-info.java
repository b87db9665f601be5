/** A job's books: what its operators count, added up over instances and attempts. */
@NullMarked
package dev.needlewatch.streamjobs.accounts;

import org.jspecify.annotations.NullMarked;
