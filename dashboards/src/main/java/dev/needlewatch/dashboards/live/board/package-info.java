/** What the live board shows, as a pure model: messages in, deltas out, time from a clock. */
@NullMarked
package dev.needlewatch.dashboards.live.board;

import org.jspecify.annotations.NullMarked;
