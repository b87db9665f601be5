/** Serves pages, the live stream, commands and history over HTTP. */
@NullMarked
package dev.needlewatch.dashboards.web;

import org.jspecify.annotations.NullMarked;
