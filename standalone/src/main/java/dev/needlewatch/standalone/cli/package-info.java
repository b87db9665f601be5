/** The needlewatch command. */
@NullMarked
package dev.needlewatch.standalone.cli;

import org.jspecify.annotations.NullMarked;
