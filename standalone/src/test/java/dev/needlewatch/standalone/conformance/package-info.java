/** The conformance kit: plays what a pen publishes and holds what comes against the contract. */
@NullMarked
package dev.needlewatch.standalone.conformance;

import org.jspecify.annotations.NullMarked;
