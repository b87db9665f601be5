/** How the contract's messages travel between operators: small binary forms, never Kryo. */
@NullMarked
package dev.needlewatch.streamjobs.types;

import org.jspecify.annotations.NullMarked;
